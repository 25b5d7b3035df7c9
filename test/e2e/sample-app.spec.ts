import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { buildSampleApp } from './support/build-sample-app.js';
import { SampleApp } from './support/sample-app.js';
import { SampleHomes } from './support/sample-homes.js';
import { type ShownJob, shownJobs } from './support/shown-jobs.js';
import {
  attemptsOfReports,
  type Batch,
  createReports,
  drawnCharts,
  isInTheMiddle,
} from './support/weather-reports.js';

const MONTHS = 48;

/** A look is a request, which the app answers with the one thread that its jobs run on. */
const PATIENCE = { withinMs: 40_000, pauseMs: 50 };

/** Requests have ids where Node.js can load nestjs-cls beside Nest 12. Jest hides that from specs. */
const canHaveIds = execFileSync(process.execPath, ['-p', 'process.features.require_module'], {
  encoding: 'utf8',
}).startsWith('true');
const REQUEST = canHaveIds ? '[0-9a-f-]{36}' : 'no request';

interface Job {
  readonly state: string;
  readonly queue: string;
  readonly attempt: number;
  readonly history: readonly { readonly state: string; readonly data: Record<string, unknown> }[];
}

/** How many jobs are in which state. */
type Stats = Readonly<Record<string, number>>;

describe('Sample app', () => {
  const homes = new SampleHomes();

  beforeAll(async () => {
    buildSampleApp();
    await homes.prepare();
  }, 240_000);
  afterAll(() => homes.remove());

  describe('that runs', () => {
    let home: string;
    let app: SampleApp;

    beforeAll(async () => {
      home = await homes.next();
      app = await SampleApp.start({ home });
    });

    afterAll(() => app.end('SIGKILL'));

    it('tells monitoring how its jobs are', async () => {
      const health = await eventually(async () => {
        const response = await app.get('/health');
        return response.ok && response;
      }, PATIENCE);
      expect(await health.json()).toMatchObject({
        status: 'ok',
        details: { jobs: { servers: 2 } },
      });
      expect((await app.get('/health/live')).status).toBe(200);

      const metrics = await app.getWithToken('/metrics', 'token-of-the-sample-app');
      expect(await metrics.text()).toMatch(/^hangfire_servers 2$/m);
      expect((await app.getAsStranger('/metrics')).status).toBe(401);
    });

    it('draws 48 charts in a batch, and the index page when all are drawn', async () => {
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
    });

    it('will send a digest at the next full minute, and sends one when it is asked to', async () => {
      const { id, nextRunAt } = await digestOf(app);
      expect(id).toBe('digest');
      expect(nextRunAt).toMatch(/:00\.000Z$/);

      const jobId = await idOf('jobId', await app.post('/digests'));
      await succeeded(app, jobId);
      expect(await mailOf(jobId)).toContain('Subject: Mails so far');
    });

    it('ships an order that could be charged', async () => {
      const orderId = await idOf('orderId', await app.post('/orders', orderWith('4242')));

      await eventually(async () => (await orderStatus(app, orderId)) === 'shipped', PATIENCE);
    });

    it('takes back what was reserved for an order that could not be charged', async () => {
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
    });

    it('sends a welcome mail again until the mail server takes it', async () => {
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
    });

    it('logs which request has created the job that runs', async () => {
      const answer = await app.post('/customers', { name: 'Grace', address: 'grace@example.com' });
      await succeeded(app, await idOf('jobId', answer));

      const line = new RegExp(
        `Welcome grace@example\\.com, attempt 1, took \\d+ ms, for ${REQUEST}`,
      );
      await eventually(() => line.test(app.log), PATIENCE);
    });

    it('answers the result of a job when it has ended, and sends its states until then', async () => {
      const { batchId } = await createReports(app);
      const [job] = await shownJobs(app, `batch:${batchId}`);
      const id = job?.id;
      const result = await app.getJson<{ result: { month: string } }>(`/jobs/${id}/result`);
      const updates = await app.get(`/jobs/${id}/updates`);

      expect(result.result.month).toMatch(/^20\d\d-\d\d$/);
      expect(updates.headers.get('content-type')).toContain('text/event-stream');
      expect(await updates.text()).toContain('"state":"Succeeded","attempt":1,"hasEnded":true');
      expect((await app.get('/jobs/no-such-job/result')).status).toBe(404);
    });

    it('shows the state of an accepted job live', async () => {
      const page = await (await app.press('/digests')).text();

      expect(page).toMatch(/new EventSource\('\/jobs\/[0-9a-f-]{36}\/updates'\)/);
    });

    it('refuses a customer without a name or with something else than an address', async () => {
      const answers = [
        await app.post('/customers', { address: 'ada@example.com' }),
        await app.post('/customers', { name: 'Ada', address: 'nowhere' }),
      ];

      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
      expect((await app.get('/jobs/no-such-job')).status).toBe(404);
      expect((await app.get('/reports/..%2f2012-01.svg')).status).toBe(400);
      // The weather of that year is not known, so no report of it is ever drawn.
      expect((await app.get('/reports/2016-01.svg')).status).toBe(404);
    });

    it('has its dashboard at /hangfire, open to whoever has followed the link in its log', async () => {
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
    });

    it('shows the steps of an order in the dashboard, and nobody the card', async () => {
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
    });

    describe('and sends a newsletter', () => {
      let answer: Response;

      beforeAll(async () => {
        answer = await app.press('/newsletters');
      });

      it('shows people a page that leads to what they have asked for, and back', async () => {
        expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
        const page = await answer.text();
        const links = [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path);
        const batch = `/hangfire${answer.headers.get('location')}`;
        expect(links).toEqual([batch, '/']);
      });

      it('lets the dashboard find the mails whose mailboxes are gone', async () => {
        await eventually(async () => (await app.getJson<Stats>('/stats')).Failed === 5, PATIENCE);
        const gone = await shownJobs(app, 'state:failed error:mailbox');

        expect(gone.map(({ displayName }) => displayName)).toContain(
          'Newsletter to gone+reader-80@example.com',
        );
        expect(await app.getJson(`/hangfire/api${answer.headers.get('location')}`)).toMatchObject({
          state: 'Started',
          progress: { total: 200, failed: 5 },
          nested: [
            { description: 'Customers', progress: { total: 120, failed: 3 } },
            { description: 'Readers', progress: { total: 80, failed: 2 } },
          ],
        });
      });
    });

    function mailOf(jobId: string): Promise<string> {
      return readFile(join(home, 'data/emails', `${jobId}.eml`), 'utf8');
    }
  });

  describe('that ends', () => {
    let home: string;
    let apps: SampleApp[];

    beforeEach(async () => {
      home = await homes.next();
      apps = [];
    });

    afterEach(() => Promise.all(apps.map((app) => app.end('SIGKILL'))));

    it('finishes all 48 reports after it was killed in the middle', async () => {
      const killed = await start({ REPORT_DURATION_MS: '400' });
      const { batchId, indexJobId } = await createReports(killed);
      await eventually(() => isInTheMiddle(killed, batchId), PATIENCE);
      await killed.end('SIGKILL');

      const app = await start();
      await succeeded(app, indexJobId);

      const { progress } = await app.getJson<Batch>(`/batches/${batchId}`);
      expect(progress).toMatchObject({ total: MONTHS, succeeded: MONTHS });
      expect(await drawnCharts(app)).toHaveLength(MONTHS);

      expect((await attemptsOfReports(app, batchId)).filter((it) => it > 1)).not.toHaveLength(0);
    });

    it('lets running jobs finish on SIGTERM and ends with exit code 0', async () => {
      const stopped = await start({ REPORT_DURATION_MS: '400' });
      const { batchId, indexJobId } = await createReports(stopped);

      expect(await stopped.end('SIGTERM')).toBe(0);

      const app = await start();
      await succeeded(app, indexJobId);
      expect(await attemptsOfReports(app, batchId)).toEqual(Array(MONTHS).fill(1));
    });

    async function start(env: Record<string, string> = {}): Promise<SampleApp> {
      const app = await SampleApp.start({ home, env });
      apps.push(app);
      return app;
    }
  });
});

async function idOf(name: string, answer: Response): Promise<string> {
  const ids = (await answer.json()) as Record<string, string>;
  return String(ids[name]);
}

function succeeded(app: SampleApp, id: string): Promise<Job> {
  return eventually(async () => {
    const job = await app.getJson<Job>(`/jobs/${id}`);
    return job.state === 'Succeeded' && job;
  }, PATIENCE);
}

function ended(app: SampleApp, batchId: string): Promise<boolean> {
  return eventually(
    async () => (await app.getJson<Batch>(`/batches/${batchId}`)).state !== 'Started',
    PATIENCE,
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
  return eventually(async () => {
    const jobs = await app.getJson<RecurringJob[]>('/recurring-jobs');
    return jobs.find(({ id }) => id === 'digest') ?? false;
  }, PATIENCE);
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
