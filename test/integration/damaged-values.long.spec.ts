import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { type Column, damagingValues } from './support/damaged-values.js';
import { type Keys, keysOf, ROWS } from './support/whole-rows.js';

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
