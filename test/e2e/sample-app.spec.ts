import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { attemptsOfReports } from './support/attempts-of-reports.js';
import { buildSampleApp } from './support/build-sample-app.js';
import { SampleApp } from './support/sample-app.js';
import { type ShownJob, shownJobs } from './support/shown-jobs.js';

const MONTHS = 48;

interface Job {
  readonly state: string;
  readonly queue: string;
  readonly attempt: number;
  readonly history: readonly { readonly state: string; readonly data: Record<string, unknown> }[];
}

interface Batch {
  readonly state: string;
  readonly progress: Readonly<Record<string, number>>;
}

/** How many jobs are in which state. */
type Stats = Readonly<Record<string, number>>;

interface Reports {
  readonly batchId: string;
  readonly indexJobId: string;
}

describe('Sample app', () => {
  let home: string;
  let apps: SampleApp[];

  beforeAll(buildSampleApp, 120_000);

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'hangfire-sample-app-'));
    apps = [];
  });

  afterEach(async () => {
    await Promise.all(apps.map((app) => app.end('SIGKILL')));
    await rm(home, { recursive: true, force: true });
  });

  it('draws 48 charts in a batch, and the index page when all are drawn', async () => {
    const app = await start();

    const { batchId, indexJobId } = await createReports(app);
    const index = await succeeded(app, indexJobId);

    expect(index.history.map(({ state }) => state)).toEqual([
      'Awaiting',
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
    expect(await app.getJson(`/batches/${batchId}`)).toMatchObject({
      state: 'Succeeded',
      progress: {
        total: MONTHS,
        pending: 0,
        processing: 0,
        succeeded: MONTHS,
        failed: 0,
        deleted: 0,
      },
    });
    expect(await drawnCharts(app)).toHaveLength(MONTHS);
  }, 60_000);

  it('finishes all 48 reports after it was killed in the middle', async () => {
    const killed = await start({ REPORT_DURATION_MS: '400' });
    const { batchId, indexJobId } = await createReports(killed);
    await eventually(() => isInTheMiddle(killed, batchId), { withinMs: 20_000 });
    await killed.end('SIGKILL');

    const app = await start();
    await succeeded(app, indexJobId);

    const { progress } = await app.getJson<Batch>(`/batches/${batchId}`);
    expect(progress).toMatchObject({ total: MONTHS, succeeded: MONTHS });
    expect(await drawnCharts(app)).toHaveLength(MONTHS);

    await app.end('SIGTERM');
    expect((await attemptsOfReports(home)).filter((it) => it > 1)).not.toHaveLength(0);
  }, 90_000);

  it('will send a digest at the next full minute, and sends one when it is asked to', async () => {
    const app = await start();
    const { id, nextRunAt } = await digestOf(app);
    expect(id).toBe('digest');
    expect(nextRunAt).toMatch(/:00\.000Z$/);

    const jobId = await idOf('jobId', await app.post('/digests'));
    await succeeded(app, jobId);
    expect(await mailOf(jobId)).toContain('Subject: Mails so far');
  }, 60_000);

  it('ships an order that could be charged', async () => {
    const app = await start();

    const orderId = await idOf('orderId', await app.post('/orders', orderWith('4242')));

    await eventually(async () => (await orderStatus(app, orderId)) === 'shipped', {
      withinMs: 20_000,
    });
  }, 60_000);

  it('takes back what was reserved for an order that could not be charged', async () => {
    const app = await start();

    const answer = await app.post('/orders', orderWith('0000'));
    const { orderId, batchId } = (await answer.json()) as { orderId: string; batchId: string };
    await ended(app, batchId);

    expect(await app.getJson(`/orders/${orderId}`)).toMatchObject({
      status: 'cancelled',
      reason: 'The card was refused.',
    });
    expect(answer.headers.get('location')).toBe(`/batches/${batchId}`);
    expect(await app.getJson(`/batches/${batchId}`)).toMatchObject({
      state: 'Completed',
      progress: { total: 4, succeeded: 2, deleted: 2 },
    });
  }, 60_000);

  it('sends a welcome mail again until the mail server takes it', async () => {
    const app = await start();

    const answer = await app.post('/customers', {
      name: 'Ada',
      address: 'flaky+ada@example.com',
    });
    const jobId = await idOf('jobId', answer);
    const job = await succeeded(app, jobId);

    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/jobs/${jobId}`);
    expect(job).toMatchObject({ queue: 'critical', attempt: 3 });
    expect(failures(job)).toHaveLength(2);
    expect(await mailOf(jobId)).toContain('To: Ada <flaky+ada@example.com>');
  }, 60_000);

  it('shows people a page that leads to what they have asked for, and back', async () => {
    const app = await start();
    const answer = await app.press('/newsletters');

    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const links = [...(await answer.text()).matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path);
    const batch = `/hangfire${answer.headers.get('location')}`;
    expect(links).toEqual([batch, '/']);
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

  it('has its dashboard at /hangfire, open to whoever has followed the link in its log', async () => {
    const app = await start();

    const page = await app.get('/hangfire');
    const { permissions } = await app.getJson<{ permissions: string[] }>('/hangfire/api/session');

    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('<base href="./hangfire/" />');
    expect(permissions).toContain('edit');
    expect((await app.getAsStranger('/hangfire/api/session')).status).toBe(401);
    expect(await (await app.get('/')).text()).toContain('href="/hangfire"');
  }, 60_000);

  it('shows the steps of an order in the dashboard, and nobody the card', async () => {
    const app = await start();

    const batchId = await idOf('batchId', await app.post('/orders', orderWith('4242')));
    await ended(app, batchId);
    const jobs = await shownJobs(app, `batch:${batchId}`);
    const details = await Promise.all(
      jobs.map(({ id }) => app.getJson<ShownJob>(`/hangfire/api/jobs/${id}`)),
    );

    expect(jobs.map(({ displayName, state }) => `${displayName}: ${state}`).sort()).toEqual([
      'Cancel the order: Deleted',
      'Charge the card: Succeeded',
      'Reserve the item: Succeeded',
      'Ship the item: Succeeded',
    ]);
    for (const { code } of details) expect(code).toMatch(/item: 'Umbrella',\s+card: '•••'/);
  }, 60_000);

  it('lets the dashboard find the mails of a newsletter whose mailboxes are gone', async () => {
    const app = await start();

    const batchId = await idOf('batchId', await app.post('/newsletters'));
    await eventually(async () => (await app.getJson<Stats>('/stats')).Failed === 5, {
      withinMs: 40_000,
    });
    const gone = await shownJobs(app, 'state:failed error:mailbox');

    expect(gone.map(({ displayName }) => displayName)).toContain(
      'Newsletter to gone+reader-80@example.com',
    );
    expect(await app.getJson(`/hangfire/api/batches/${batchId}`)).toMatchObject({
      state: 'Started',
      progress: { total: 200, failed: 5 },
      nested: [
        { description: 'Customers', progress: { total: 120, failed: 3 } },
        { description: 'Readers', progress: { total: 80, failed: 2 } },
      ],
    });
  }, 90_000);

  it('lets running jobs finish on SIGTERM and ends with exit code 0', async () => {
    const stopped = await start({ REPORT_DURATION_MS: '400' });
    const { indexJobId } = await createReports(stopped);

    expect(await stopped.end('SIGTERM')).toBe(0);

    const app = await start();
    await succeeded(app, indexJobId);
    await app.end('SIGTERM');
    expect(await attemptsOfReports(home)).toEqual(Array(MONTHS).fill(1));
  }, 90_000);

  async function start(env: Record<string, string> = {}): Promise<SampleApp> {
    const app = await SampleApp.start({ home, env });
    apps.push(app);
    return app;
  }

  function mailOf(jobId: string): Promise<string> {
    return readFile(join(home, 'data/emails', `${jobId}.eml`), 'utf8');
  }
});

async function createReports(app: SampleApp): Promise<Reports> {
  const answer = await app.post('/reports');

  expect(answer.status).toBe(202);
  return (await answer.json()) as Reports;
}

async function isInTheMiddle(app: SampleApp, batchId: string): Promise<boolean> {
  const { progress } = await app.getJson<Batch>(`/batches/${batchId}`);
  const { processing = 0, succeeded = 0 } = progress;
  return processing > 0 && succeeded > 0;
}

async function idOf(name: string, answer: Response): Promise<string> {
  const ids = (await answer.json()) as Record<string, string>;
  return String(ids[name]);
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

function ended(app: SampleApp, batchId: string): Promise<boolean> {
  return eventually(
    async () => (await app.getJson<Batch>(`/batches/${batchId}`)).state !== 'Started',
    { withinMs: 40_000 },
  );
}

interface RecurringJob {
  readonly id: string;
  readonly nextRunAt: string;
  readonly lastRunAt: string;
  readonly lastJobId: string;
}

/** The app answers before its database is ready, where that takes long. */
function digestOf(app: SampleApp): Promise<RecurringJob> {
  return eventually(
    async () => {
      const jobs = await app.getJson<RecurringJob[]>('/recurring-jobs');
      return jobs.find(({ id }) => id === 'digest') ?? false;
    },
    { withinMs: 20_000 },
  );
}

const orderWith = (card: string) => ({ item: 'Umbrella', card });

/** Undefined until the order was reserved. */
async function orderStatus(app: SampleApp, id: string): Promise<string | undefined> {
  const answer = await app.get(`/orders/${id}`);
  if (answer.status === 404) return undefined;
  return ((await answer.json()) as { status: string }).status;
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
