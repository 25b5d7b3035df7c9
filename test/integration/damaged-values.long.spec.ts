import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Column, damagingValues } from './support/damaged-values.js';

class WorkService {
  work(_number: number): string {
    return 'done';
  }
}

const MINUTE = 60_000;
const ID = '01900000-0000-7000-8000-00000000dead';
const OTHER_ID = '01900000-0000-7000-8000-00000000beef';
const HISTORY = '{"state":"Enqueued","at":1,"data":{}}';
const JOB = `(id, state, queue, priority, attempt, type, method, arguments, parameters, history`;
const CALL = `'${ID}', 'Scheduled', 'default', 0, 0, 'WorkService', 'work', '[1]', '{}', '${HISTORY}'`;

/** A whole row of each table, which is damaged then. */
const ROWS: Readonly<Record<string, string>> = {
  job: `${JOB}, run_at) VALUES (${CALL}, now() + interval '1 hour')`,
  'job in line': `${JOB}, waiting_for, wait_until)
    VALUES (${CALL.replace('Scheduled', 'Enqueued')}, 'damaged', now())`,
  'job of a lost server': `${JOB}, server_id) VALUES (${CALL.replace('Scheduled', 'Processing')}, 'lost')`,
  'job that awaits': `${JOB}) VALUES (${CALL.replace('Scheduled', 'Awaiting')})`,
  finished_job: `${JOB}, created_at, finished_at, expire_at)
    VALUES (${CALL.replace('Scheduled', 'Succeeded')}, now(), now(), '9500-01-01')`,
  job_lock: `(resource, job_id, attempt, server_id) VALUES ('damaged', '${ID}', 1, 'nobody')`,
  server: `(id, name, queues, worker_count, heartbeat_at)
    VALUES ('damaged', 'damaged', '{default}', 1, now())`,
  lost_server: `(id, name, started_at, heartbeat_at) VALUES ('damaged', 'damaged', now(), now())`,
  measurement: `(series, level, starts_at, id, body) VALUES ('methods', 'part', now(), 'damaged', '[]')`,
  counter_increment: `(name, hour, amount) VALUES ('damaged', now(), 1)`,
  counter: `(name, hour, amount) VALUES ('damaged', now(), 1)`,
  continuation: `(parent_id, child_id, condition) VALUES ('${ID}', '${OTHER_ID}', 'succeeded')`,
  continuation_due: `(parent_id) VALUES ('${ID}')`,
  batch: `(id, state, total, created_at, started_at) VALUES ('${ID}', 'Started', 5, now(), now())`,
  batch_increment: `(batch_id, total, succeeded) VALUES ('${ID}', 1, 1)`,
  recurring_job: `(id, type, method, arguments, cron, time_zone, misfire, overlap, jitter_ms, failures,
                   next_run_at)
    VALUES ('damaged', 'WorkService', 'work', '[1]', '0 0 1 1 *', 'UTC', 'relaxed', 'allow', 0, 0, now())`,
  recurring_occurrence: `(recurring_id, nominal_at) VALUES ('healthy', '2020-01-01')`,
  paused_queue: `(queue, paused_by) VALUES ('damaged', 'somebody')`,
  problem: `(id, kind, subject, facts, opened_at, seen_at)
    VALUES ('${ID}', 'queue-stuck', 'damaged', '{}', now(), now())`,
  problem_mute: `(kind, subject, muted_by, muted_at) VALUES ('queue-stuck', 'damaged', 'somebody', now())`,
  audit_entry: `(user_name, action, subject) VALUES ('somebody', 'job.delete', '${ID}')`,
  bulk_operation: `(id, action, search, search_text, started_at, started_by, expected,
                    is_expected_exact)
    VALUES ('${ID}', 'delete', '{"ids":["${OTHER_ID}"]}', '', now(), 'somebody', 1, true)`,
};

/** What the pages ask for. */
const PATHS = [
  ...['Enqueued', 'Scheduled', 'Awaiting', 'Processing', 'Failed', 'Succeeded', 'Deleted'].map(
    (state) => `jobs?states=${state}`,
  ),
  'jobs',
  'jobs?order=oldest',
  'jobs/facets',
  'jobs/export?format=csv',
  ...['failed-after:1h', 'failed-before:1h', 'ran-on:a', 'duration:>1s', 'wait:>1s'].map(
    (search) => `jobs?q=${encodeURIComponent(search)}`,
  ),
  `jobs/${ID}`,
  `jobs/${ID}/code?part=call`,
  `jobs/${ID}/code?part=result`,
  'batches',
  `batches/${ID}`,
  `batches/${ID}/holds`,
  `flow/${ID}`,
  'recurring-jobs',
  'recurring-jobs/details?id=damaged',
  'recurring-jobs/details?id=healthy',
  'servers',
  'servers/lost',
  'queues',
  'lines',
  'overview',
  'problems',
  'history',
  'performance',
  'failures/dead',
  'audit',
  'bulk-operations',
  `bulk-operations/${ID}`,
  `bulk-operations/${ID}/outcome`,
  `jobs?q=${encodeURIComponent(`bulk:${ID}`)}`,
];

let database: TestDatabase;
let sql: pg.Client;
let app: DashboardApp;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  app = await DashboardApp.start({
    storage: { type: 'postgres', url: database.url },
    server: {
      pollingIntervalMs: 50,
      heartbeatIntervalMs: 100,
    },
    providers: [WorkService],
  });
  await app.app
    .get(RecurringJobService)
    .addOrUpdate('healthy', WorkService, (service) => service.work(1), '* * * * * *');
});
afterAll(async () => {
  await app.close();
  await sql.end();
  await database.drop();
});

const columnsOf = async (table: string): Promise<Column[]> => {
  const { rows } = await sql.query(
    `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS "isNullable"
       FROM information_schema.columns WHERE table_schema = 'hangfire' AND table_name = $1`,
    [table],
  );
  return rows;
};
const WHOLE: Readonly<Record<string, string>> = {
  server: "id NOT LIKE 'damaged%' AND name <> 'damaged'",
  recurring_job: "id = 'healthy'",
};
const clean = (table: string) =>
  sql.query(`DELETE FROM hangfire.${table} WHERE (${WHOLE[table] ?? 'false'}) IS NOT TRUE`);
const tableOf = (row: string) => row.replace(/ .*/, '');
/** False where the database refuses it. */
const damage = async (row: string, column: string, value: string) => {
  const table = tableOf(row);
  await sql.query('BEGIN');
  await sql.query(`INSERT INTO hangfire.${table} ${ROWS[row]}`);
  try {
    // The rows of the server and of the recurring job that are whole stay so.
    const isOne = ['server', 'recurring_job'].includes(table) ? "id = 'damaged'" : 'true';
    await sql.query(`UPDATE hangfire.${table} SET "${column}" = ${value} WHERE ${isOne}`);
    if (row === 'job' && column !== 'run_at') {
      await sql.query(`UPDATE hangfire.job SET run_at = now() WHERE type = 'WorkService'`);
    }
    await sql.query('COMMIT');
    return true;
  } catch (error) {
    await sql.query('ROLLBACK');
    if (!/^(22|23|42|54)/.test((error as { code?: string }).code ?? '')) throw error;
    return false;
  }
};
const succeeded = (id: string | null) =>
  eventually(async () => (await app.jobs.get(id))?.state === 'Succeeded', { withinMs: 5_000 });

/** Everything that is to go on for others. */
const othersGoOn: Readonly<Record<string, () => Promise<unknown>>> = {
  claims: async () => succeeded(await app.jobs.enqueue(WorkService, (service) => service.work(1))),
  sweeps: async () =>
    succeeded(
      await app.jobs.schedule(WorkService, (service) => service.work(1), { milliseconds: 1 }),
    ),
  continuations: async () => {
    const parent = await app.jobs.enqueue(WorkService, (service) => service.work(1));
    return succeeded(
      await app.jobs.continueWith(parent ?? '', WorkService, (service) => service.work(2)),
    );
  },
  batches: async () => {
    const id = await app.app.get(BatchService).start((batch) => {
      batch.enqueue(WorkService, (service) => service.work(1));
    });
    return eventually(async () => (await app.storage.batches.find(id))?.state === 'Succeeded', {
      withinMs: 5_000,
    });
  },
  recurring: () =>
    sql
      .query("SELECT last_run_at FROM hangfire.recurring_job WHERE id = 'healthy'")
      .then(({ rows: [before] }) =>
        eventually(
          async () => {
            const { rows } = await sql.query(
              "SELECT last_run_at FROM hangfire.recurring_job WHERE id = 'healthy'",
            );
            return rows[0].last_run_at > before.last_run_at;
          },
          { withinMs: 10_000 },
        ),
      ),
  counters: () => app.storage.maintenance.foldCounters(),
  expiry: () => app.storage.maintenance.removeExpired({ failedRetentionMs: 86_400_000 }),
};
const RECURRING = ['recurring_job', 'recurring_occurrence'];

const failuresWith = async (row: string): Promise<string[]> => {
  const table = tableOf(row);
  const failures: string[] = [];
  for (const column of await columnsOf(table)) {
    for (const value of damagingValues(column)) {
      const what = `${column.name} = ${value}`;
      await clean(table);
      if (!(await damage(row, column.name, value))) continue;
      const tries: [string, Promise<unknown>][] = [];
      for (const [name, goesOn] of Object.entries(othersGoOn)) {
        if (name === 'recurring' && !RECURRING.includes(table)) continue;
        tries.push([name, goesOn()]);
      }
      for (const [name, tried] of tries) {
        await tried.catch((error) =>
          failures.push(`${what}: ${name}: ${String(error).slice(0, 200)}`),
        );
      }
      for (const path of PATHS) {
        const { status, body } = await app.get(path);
        const isRight = status === 200 || (status === 404 && /dead|details/.test(path));
        if (!isRight)
          failures.push(`${what}: ${path}: ${status} ${JSON.stringify(body).slice(0, 150)}`);
      }
    }
  }
  await clean(table);
  return failures;
};

describe('a row in which somebody wrote an impossible value', () => {
  it.each(Object.keys(ROWS))(
    'holds up no other row, and can be looked at: %s',
    async (row) => {
      expect(await failuresWith(row)).toEqual([]);
    },
    10 * MINUTE,
  );
});
