import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSampleApp } from './support/build-sample-app.js';
import { eventually } from '../support/eventually.js';
import { SampleApp } from './support/sample-app.js';

const MONTHS = 48;

interface Job {
  readonly state: string;
  readonly queue: string;
  readonly attempt: number;
  readonly history: readonly { readonly state: string; readonly data: Record<string, unknown> }[];
  readonly result: unknown;
}

describe('Sample app', () => {
  let home: string;
  let apps: SampleApp[];

  beforeAll(buildSampleApp, 60_000);

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'hangfire-sample-app-'));
    apps = [];
  });

  afterEach(async () => {
    await Promise.all(apps.map((app) => app.end('SIGKILL')));
    await rm(home, { recursive: true, force: true });
  });

  it('draws 48 charts by jobs that were Enqueued, Processing and Succeeded', async () => {
    const app = await start();

    const jobs = await allSucceeded(app, await createReports(app));

    for (const { history } of jobs) {
      expect(history.map(({ state }) => state)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    }
    expect(jobs[0]?.result).toMatchObject({ month: '2012-01', days: 31, precipitationMm: 173.3 });
    expect(await drawnCharts(app)).toHaveLength(MONTHS);
    expect(await app.getJson('/stats')).toMatchObject({ Succeeded: MONTHS });
  }, 60_000);

  it('finishes all 48 reports after it was killed in the middle', async () => {
    const killed = await start({ REPORT_DURATION_MS: '400' });
    const ids = await createReports(killed);
    await eventually(() => isInTheMiddle(killed), { withinMs: 20_000 });
    await killed.end('SIGKILL');

    const app = await start();
    const jobs = await allSucceeded(app, ids);

    expect(jobs.filter(({ attempt }) => attempt > 1)).not.toHaveLength(0);
    expect(await drawnCharts(app)).toHaveLength(MONTHS);
  }, 90_000);

  it('sends a welcome mail again until the mail server takes it', async () => {
    const app = await start();

    const answer = await app.post('/customers', {
      name: 'Ada',
      address: 'flaky+ada@example.com',
    });
    const { jobId } = (await answer.json()) as { jobId: string };
    const job = await succeeded(app, jobId);

    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/jobs/${jobId}`);
    expect(job).toMatchObject({ queue: 'critical', attempt: 3 });
    expect(failures(job)).toHaveLength(2);
    expect(await onlyMail()).toContain('To: Ada <flaky+ada@example.com>');
  }, 60_000);

  it('refuses a customer without a name or with something else than an address', async () => {
    const app = await start();

    const answers = [
      await app.post('/customers', { address: 'ada@example.com' }),
      await app.post('/customers', { name: 'Ada', address: 'nowhere' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect((await app.get('/jobs/no-such-job')).status).toBe(404);
    expect((await app.get('/reports/..%2f2012-01.svg')).status).toBe(400);
    expect((await app.get('/reports/2012-01.svg')).status).toBe(404);
  }, 60_000);

  it('lets running jobs finish on SIGTERM and ends with exit code 0', async () => {
    const stopped = await start({ REPORT_DURATION_MS: '400' });
    const ids = await createReports(stopped);

    expect(await stopped.end('SIGTERM')).toBe(0);

    const jobs = await allSucceeded(await start(), ids);
    expect(jobs.map(({ attempt }) => attempt)).toEqual(ids.map(() => 1));
  }, 90_000);

  async function start(env: Record<string, string> = {}): Promise<SampleApp> {
    const app = await SampleApp.start({ home, env });
    apps.push(app);
    return app;
  }

  async function onlyMail(): Promise<string> {
    const folder = join(home, 'data/emails');
    const files = await readdir(folder);
    expect(files).toHaveLength(1);
    return readFile(join(folder, String(files[0])), 'utf8');
  }
});

async function createReports(app: SampleApp): Promise<string[]> {
  const answer = await app.post('/reports');
  const { jobIds } = (await answer.json()) as { jobIds: string[] };

  expect(answer.status).toBe(202);
  expect(jobIds).toHaveLength(MONTHS);
  return jobIds;
}

async function isInTheMiddle(app: SampleApp): Promise<boolean> {
  const { Processing = 0, Succeeded = 0 } = await app.getJson<Record<string, number>>('/stats');
  return Processing > 0 && Succeeded > 0;
}

async function allSucceeded(app: SampleApp, ids: readonly string[]): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const id of ids) jobs.push(await succeeded(app, id));
  return jobs;
}

function succeeded(app: SampleApp, id: string): Promise<Job> {
  return eventually(
    async () => {
      const job = await app.getJson<Job>(`/jobs/${id}`);
      return job.state === 'Succeeded' && job;
    },
    { withinMs: 40_000 },
  );
}

function failures(job: Job): unknown[] {
  return job.history.filter(({ state }) => state === 'Failed');
}

/** The charts on the page of reports, each of which is there. */
async function drawnCharts(app: SampleApp): Promise<string[]> {
  const page = await (await app.get('/reports')).text();
  const charts = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, path]) => String(path));

  for (const path of charts) {
    const chart = await app.get(path);
    expect(chart.headers.get('content-type')).toContain('image/svg+xml');
    expect(await chart.text()).toContain('</svg>');
  }
  return charts;
}
