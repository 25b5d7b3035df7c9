import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { readProjectFile } from '../support/library-source.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

@Injectable()
class WorkService {
  @DisableConcurrentExecution(10)
  work(): string {
    return 'done';
  }

  @AutomaticRetry(0)
  fail(): void {
    throw new Error('As ever');
  }
}

const MIGRATOR = `hangfire_migrator_${process.pid}`;
const APP = `hangfire_app_${process.pid}`;

let database: TestDatabase;
let migratorUrl: string;
let appUrl: string;

beforeAll(async () => {
  database = await createTestDatabase();
  migratorUrl = urlOf(MIGRATOR);
  appUrl = urlOf(APP);

  const [roles, rights] = documentedStatements();
  await execute(roles ?? '');
  await migrated();
  await execute(rights ?? '', migratorUrl);
});
afterAll(async () => {
  await execute(
    `DROP OWNED BY ${APP}, ${MIGRATOR} CASCADE; DROP ROLE ${APP}; DROP ROLE ${MIGRATOR}`,
  );
  await database.drop();
});

/** What the documentation tells people to run, with names of this test's own. */
function documentedStatements(): string[] {
  const page = readProjectFile('docs/security.md');
  return [...page.matchAll(/```sql\n(.*?)```/gs)].map(([, text = '']) =>
    text
      .replaceAll('hangfire_migrator', MIGRATOR)
      .replaceAll('hangfire_app', APP)
      .replaceAll('my_database', new URL(database.url).pathname.slice(1)),
  );
}

function urlOf(user: string): string {
  const url = new URL(database.url);
  url.username = user;
  url.password = 'secret';
  return url.href;
}

async function execute(text: string, url = database.url): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** The step of a deployment that brings the schema up to date. */
async function migrated(): Promise<void> {
  const app = await start(migratorUrl, false);
  await app.close();
}

const start = (url: string, server: object | false = {}) =>
  DashboardApp.start({ storage: { type: 'postgres', url }, server, providers: [WorkService] });

const PAGES = [
  'overview',
  'history',
  'jobs?state=succeeded',
  'jobs?state=failed',
  'jobs/count?state=enqueued',
  'queues',
  'servers',
  'recurring-jobs',
  'batches',
  'audit',
];

const dayOf = (at: Date) => {
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  return `SELECT to_regclass('hangfire.finished_job_${day}')::text AS partition`;
};

const reaches = (app: DashboardApp, id: string | null, state: string) =>
  eventually(async () => (await app.jobs.get(id))?.state === state);

describe('a role that has the documented rights only', () => {
  let app: DashboardApp;

  beforeAll(async () => {
    app = await start(appUrl);
  });
  afterAll(() => app.close());

  it('runs jobs of every kind', async () => {
    const first = await app.jobs.enqueue(WorkService, (it) => it.work());
    const next = await app.jobs.continueWith(first, WorkService, (it) => it.work());
    const soon = await app.jobs.schedule(WorkService, (it) => it.work(), { milliseconds: 1 });
    const failing = await app.jobs.enqueue(WorkService, (it) => it.fail());
    for (const id of [first, next, soon]) await reaches(app, id, 'Succeeded');
    await reaches(app, failing, 'Failed');

    expect(await app.jobs.requeue(first)).toBe(true);
    await reaches(app, first, 'Succeeded');
    expect(await app.jobs.delete(failing)).toBe(true);
  });

  it('runs batches and recurring jobs', async () => {
    const batches = app.app.get(BatchService);
    const batchId = await batches.start((batch) => {
      batch.enqueue(WorkService, (it) => it.work());
    });
    await eventually(async () => (await batches.get(batchId))?.state === 'Succeeded');

    const recurring = app.app.get(RecurringJobService);
    await recurring.addOrUpdate('nightly', WorkService, (it) => it.work(), '0 3 * * *');
    await reaches(app, (await recurring.trigger('nightly')) ?? null, 'Succeeded');
    expect(await recurring.removeIfExists('nightly')).toBe(true);
  });

  it('prepares and drops the days of finished jobs, and cleans up', async () => {
    const past = new Date(Date.now() - 3 * 86_400_000);
    const { jobs, maintenance } = app.storage;
    const id = await app.jobs.schedule(WorkService, (it) => it.work(), { days: 1 });
    const record = await jobs.findJob(id ?? '');
    const [outcome] = await jobs.applyTransitions([
      {
        jobId: record?.id ?? '',
        from: { state: 'Scheduled', isFinished: false },
        to: 'Deleted',
        history: [{ state: 'Deleted', at: past, data: {} }],
        expireAt: past,
        counters: ['mails'],
      },
    ]);
    expect(outcome).toEqual({ applied: true });
    expect(await execute(dayOf(past), appUrl)).toEqual([{ partition: expect.any(String) }]);
    await maintenance.removeExpired({ failedRetentionMs: 1 });
    await maintenance.foldCounters();

    expect(await execute(dayOf(past), appUrl)).toEqual([{ partition: null }]);
  });

  it('shows and changes everything on the dashboard', async () => {
    for (const path of PAGES) {
      expect(await app.get(path)).toMatchObject({ status: 200 });
    }
    const id = await app.jobs.schedule(WorkService, (it) => it.work(), { days: 1 });
    expect((await app.send('POST', `jobs/${id}/deletions`)).status).toBeLessThan(300);
    const { queues } = app.storage;
    expect(await queues.pause('other', 'somebody')).toBe(true);
    expect(await queues.resume('other')).toBe(true);
    expect(app.logger.lines.filter(({ text }) => text.includes('permission denied'))).toEqual([]);
  });

  it('may not change how the tables are made, nor look outside the schema', async () => {
    for (const text of [
      'DROP TABLE hangfire.job',
      'ALTER TABLE hangfire.job ADD COLUMN mine text',
      'TRUNCATE hangfire.job',
      "INSERT INTO hangfire.migration (number, name) VALUES (99, 'mine')",
      'CREATE SCHEMA mine',
      'CREATE TABLE public.mine (id integer)',
    ]) {
      await expect(execute(text, appUrl)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});

describe('a role without these rights', () => {
  it('is told at the start', async () => {
    await execute(`REVOKE CREATE ON SCHEMA hangfire FROM ${APP}`, migratorUrl);
    try {
      await expect(start(appUrl, false)).rejects.toMatchObject({
        code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
      });
    } finally {
      await execute(`GRANT CREATE ON SCHEMA hangfire TO ${APP}`, migratorUrl);
    }
  });
});
