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
/** So many damaged rows are in a table at once: they all stand on one page of a list. */
const AT_ONCE = 40;
/** So many requests are under way at once. */
const READERS = 4;
const HISTORY = '{"state":"Enqueued","at":1,"data":{}}';
const JOB = `(id, state, queue, priority, attempt, type, method, arguments, parameters, history`;

/** What is different in each damaged row. */
interface Keys {
  readonly id: string;
  readonly otherId: string;
  readonly name: string;
  readonly day: string;
}

const uuid = (prefix: string, number: number) =>
  `${prefix}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const keysOf = (number: number): Keys => ({
  id: uuid('01900000', number),
  otherId: uuid('01900001', number),
  name: `damaged-${number}`,
  day: new Date(Date.UTC(2000, 0, 1 + number)).toISOString(),
});
const call = ({ id }: Keys, state = 'Scheduled') =>
  `'${id}', '${state}', 'default', 0, 0, 'WorkService', 'work', '[1]', '{}', '${HISTORY}'`;

/** A whole row of each table, which is damaged then. */
const ROWS: Readonly<Record<string, (keys: Keys) => string>> = {
  job: (keys) => `${JOB}, run_at) VALUES (${call(keys)}, now() + interval '1 hour')`,
  'job in line': (keys) => `${JOB}, waiting_for, wait_until)
    VALUES (${call(keys, 'Enqueued')}, '${keys.name}', now())`,
  'job of a lost server': (keys) =>
    `${JOB}, server_id) VALUES (${call(keys, 'Processing')}, 'lost')`,
  'job that awaits': (keys) => `${JOB}) VALUES (${call(keys, 'Awaiting')})`,
  finished_job: (keys) => `${JOB}, created_at, finished_at, expire_at)
    VALUES (${call(keys, 'Succeeded')}, now(), now(), '9500-01-01')`,
  job_lock: ({ id, name }) => `(resource, job_id, attempt, server_id)
    VALUES ('${name}', '${id}', 1, 'nobody')`,
  server: ({ name }) => `(id, name, queues, worker_count, heartbeat_at)
    VALUES ('${name}', '${name}', '{default}', 1, now())`,
  lost_server: ({ name }) => `(id, name, started_at, heartbeat_at)
    VALUES ('${name}', '${name}', now(), now())`,
  measurement: ({ name }) => `(series, level, starts_at, id, body)
    VALUES ('methods', 'part', now(), '${name}', '[]')`,
  counter_increment: ({ name }) => `(name, hour, amount) VALUES ('${name}', now(), 1)`,
  counter: ({ name }) => `(name, hour, amount) VALUES ('${name}', now(), 1)`,
  continuation: ({ id, otherId }) => `(parent_id, child_id, condition)
    VALUES ('${id}', '${otherId}', 'succeeded')`,
  continuation_due: ({ id }) => `(parent_id) VALUES ('${id}')`,
  batch: ({ id }) => `(id, state, total, created_at, started_at)
    VALUES ('${id}', 'Started', 5, now(), now())`,
  batch_increment: ({ id }) => `(batch_id, total, succeeded) VALUES ('${id}', 1, 1)`,
  recurring_job: ({ name }) => `(id, type, method, arguments, cron, time_zone, misfire, overlap,
                                 jitter_ms, failures, next_run_at)
    VALUES ('${name}', 'WorkService', 'work', '[1]', '0 0 1 1 *', 'UTC', 'relaxed', 'allow', 0, 0,
            now())`,
  recurring_occurrence: ({ day }) => `(recurring_id, nominal_at) VALUES ('healthy', '${day}')`,
  paused_queue: ({ name }) => `(queue, paused_by) VALUES ('${name}', 'somebody')`,
  problem: ({ id, name }) => `(id, kind, subject, facts, opened_at, seen_at)
    VALUES ('${id}', 'queue-stuck', '${name}', '{}', now(), now())`,
  problem_mute: ({ name }) => `(kind, subject, muted_by, muted_at)
    VALUES ('queue-stuck', '${name}', 'somebody', now())`,
  audit_entry: ({ id }) =>
    `(user_name, action, subject) VALUES ('somebody', 'job.delete', '${id}')`,
  bulk_operation: ({ id, otherId }) => `(id, action, search, search_text, started_at, started_by,
                                         expected, is_expected_exact)
    VALUES ('${id}', 'delete', '{"ids":["${otherId}"]}', '', now(), 'somebody', 1, true)`,
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
  'batches',
  'recurring-jobs',
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
];

/** What the pages about one row ask for. */
const pathsAbout = ({ id, name }: Keys) => [
  `jobs/${id}`,
  `jobs/${id}/code?part=call`,
  `jobs/${id}/code?part=result`,
  `batches/${id}`,
  `batches/${id}/holds`,
  `flow/${id}`,
  `recurring-jobs/details?id=${name}`,
  `bulk-operations/${id}`,
  `bulk-operations/${id}/outcome`,
  `jobs?q=${encodeURIComponent(`bulk:${id}`)}`,
];
const mayBeMissing = (path: string) => /00000000|dead|details/.test(path);

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
  server: "id NOT LIKE 'damaged%' AND name NOT LIKE 'damaged%'",
  recurring_job: "id = 'healthy'",
};
const clean = (table: string) =>
  sql.query(`DELETE FROM hangfire.${table} WHERE (${WHOLE[table] ?? 'false'}) IS NOT TRUE`);
const tableOf = (row: string) => row.replace(/ .*/, '');
interface Damage {
  readonly column: string;
  readonly value: string;
  readonly keys: Keys;
}
const damagesOf = async (table: string): Promise<Damage[]> =>
  (await columnsOf(table))
    .flatMap((column) => damagingValues(column).map((value) => ({ column: column.name, value })))
    .map((damage, number) => ({ ...damage, keys: keysOf(number) }));
const nameOf = ({ column, value }: Damage) => `${column} = ${value}`;
/** False where the database refuses it. */
const damage = async (row: string, { column, value, keys }: Damage) => {
  const table = `hangfire.${tableOf(row)}`;
  const isDue = row === 'job' && column !== 'run_at';
  await sql.query('BEGIN');
  const inserted = await sql.query(
    `INSERT INTO ${table} ${ROWS[row]?.(keys)} RETURNING tableoid AS part, ctid AS place`,
  );
  const { part, place } = inserted.rows[0];
  try {
    await sql.query(
      `UPDATE ${table} SET "${column}" = ${value} ${isDue ? ', run_at = now()' : ''}
        WHERE tableoid = $1 AND ctid = $2`,
      [part, place],
    );
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

const failuresWith = async (row: string, damages: readonly Damage[]): Promise<string[]> => {
  const table = tableOf(row);
  const failures: string[] = [];
  await clean(table);
  const made: Damage[] = [];
  for (const one of damages) if (await damage(row, one)) made.push(one);
  if (made.length === 0) return [];

  const tries = Object.entries(othersGoOn)
    .filter(([name]) => name !== 'recurring' || RECURRING.includes(table))
    .map(([name, goesOn]) =>
      goesOn().catch((error) => failures.push(`${name}: ${String(error).slice(0, 200)}`)),
    );
  await Promise.all(tries);
  const paths = [...PATHS, ...made.flatMap(({ keys }) => pathsAbout(keys))].values();
  const reader = async () => {
    for (const path of paths) {
      const { status, body } = await app.get(path);
      if (status !== 200 && !(status === 404 && mayBeMissing(path))) {
        failures.push(`${path}: ${status} ${JSON.stringify(body).slice(0, 150)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  await clean(table);
  if (failures.length === 0 || made.length === 1) {
    return failures.map((it) => `${made.map(nameOf).join()}: ${it}`);
  }

  // One of them is to blame, or all together.
  const alone: string[] = [];
  for (const one of made) alone.push(...(await failuresWith(row, [one])));
  return alone.length > 0 ? alone : failures.map((it) => `${made.map(nameOf).join()}: ${it}`);
};

describe('a row in which somebody wrote an impossible value', () => {
  it.each(Object.keys(ROWS))(
    'holds up no other row, and can be looked at: %s',
    async (row) => {
      const damages = await damagesOf(tableOf(row));
      for (let from = 0; from < damages.length; from += AT_ONCE) {
        expect(await failuresWith(row, damages.slice(from, from + AT_ONCE))).toEqual([]);
      }
    },
    10 * MINUTE,
  );
});
