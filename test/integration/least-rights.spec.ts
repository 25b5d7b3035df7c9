import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { aNewJob } from '../support/builders.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { readProjectFile } from '../support/library-source.js';
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

  it('may neither change the tables nor look outside the schema', async () => {
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

describe('a role without one of these rights', () => {
  it.each([
    ['CREATE on schema hangfire', 'CREATE ON SCHEMA hangfire'],
    ['USAGE on schema hangfire', 'USAGE ON SCHEMA hangfire'],
    ['SELECT on hangfire.job', 'SELECT ON hangfire.job'],
    ['INSERT on hangfire.counter_increment', 'INSERT ON hangfire.counter_increment'],
    ['UPDATE on hangfire.bulk_operation', 'UPDATE ON hangfire.bulk_operation'],
    ['DELETE on hangfire.continuation_due', 'DELETE ON hangfire.continuation_due'],
    ['SELECT on hangfire.migration', 'SELECT ON hangfire.migration'],
  ])('is told at the start: %s', async (lacking, right) => {
    await execute(`REVOKE ${right} FROM ${APP}`, migratorUrl);
    try {
      await expect(start(appUrl, false)).rejects.toMatchObject({
        code: 'HANGFIRE_INSUFFICIENT_PRIVILEGE',
        lacking: [lacking],
        message: expect.stringContaining(`: ${lacking}. `),
      });
    } finally {
      await execute(`GRANT ${right} TO ${APP}`, migratorUrl);
    }
  });

  it('is told at the start that it cannot make the partition of another day', async () => {
    const belongsTo = (role: string) =>
      execute(`ALTER TABLE hangfire.finished_job OWNER TO ${role};
        GRANT ALL ON hangfire.finished_job TO ${APP}`);
    await belongsTo(MIGRATOR);
    try {
      await expect(start(appUrl, false)).rejects.toMatchObject({
        lacking: ['ownership of hangfire.finished_job'],
      });
    } finally {
      await belongsTo(APP);
    }
  });

  it('is told at the start that it cannot run a function', async () => {
    const routine = 'FUNCTION hangfire.trim_history(text, integer)';
    await execute(`REVOKE EXECUTE ON ${routine} FROM PUBLIC`, migratorUrl);
    try {
      await expect(start(appUrl, false)).rejects.toMatchObject({
        lacking: ['EXECUTE on hangfire.trim_history(text,integer)'],
      });
    } finally {
      await execute(`GRANT EXECUTE ON ${routine} TO PUBLIC`, migratorUrl);
    }
  });

  it('is told of all missing rights at once', async () => {
    await execute(`REVOKE INSERT, DELETE ON hangfire.job, hangfire.batch FROM ${APP}`, migratorUrl);
    try {
      const failure = await start(appUrl, false).catch((error: unknown) => error);
      expect((failure as { lacking: string[] }).lacking.toSorted()).toEqual([
        'DELETE on hangfire.batch',
        'DELETE on hangfire.job',
        'INSERT on hangfire.batch',
        'INSERT on hangfire.job',
      ]);
    } finally {
      await execute(`GRANT INSERT, DELETE ON hangfire.job, hangfire.batch TO ${APP}`, migratorUrl);
    }
  });
});

describe('the partition of a day', () => {
  const ownerOf = async (name: string) => {
    const [row] = await execute(
      `SELECT relowner::regrole::text AS owner FROM pg_class WHERE relname = '${name}'`,
    );
    return (row as { owner: string }).owner;
  };
  const endedAt = (day: string) =>
    aNewJob({ state: 'Deleted', expireAt: new Date(`${day}T12:00:00Z`) });

  it('belongs to the owner of all finished jobs, so that other roles can drop it', async () => {
    for (const [url, day] of [
      [migratorUrl, '2020-01-01'],
      [database.url, '2020-01-02'],
    ] as const) {
      const app = await start(url, false);
      await app.storage.jobs.createJobs([endedAt(day)]);
      await app.close();
      expect(await ownerOf(`finished_job_${day.replaceAll('-', '')}`)).toBe(APP);
    }

    const app = await start(appUrl, false);
    await app.storage.maintenance.removeExpired({});
    await app.close();
    expect(await execute(dayOf(new Date('2020-01-01')))).toEqual([{ partition: null }]);
    expect(await execute(dayOf(new Date('2020-01-02')))).toEqual([{ partition: null }]);
  });

  it('that the role could not drop is named at the start', async () => {
    await execute(`CREATE TABLE hangfire.finished_job_20200103 PARTITION OF hangfire.finished_job
      FOR VALUES FROM ('2020-01-03') TO ('2020-01-04')`);

    await expect(start(appUrl, false)).rejects.toMatchObject({
      lacking: ['ownership of hangfire.finished_job_20200103'],
    });
    await execute('DROP TABLE hangfire.finished_job_20200103');
  });

  it('that cannot be dropped holds up nothing else', async () => {
    const app = await start(appUrl, false);
    await app.storage.jobs.createJobs([endedAt('2020-01-04'), endedAt('2020-02-05')]);
    await execute('ALTER TABLE hangfire.finished_job_20200104 OWNER TO postgres');

    await expect(app.storage.maintenance.removeExpired({})).rejects.toThrow(/drop expired jobs/);
    await execute('DROP TABLE hangfire.finished_job_20200104');
    await app.close();
    expect(await execute(dayOf(new Date('2020-02-05')))).toEqual([{ partition: null }]);
  });
});
