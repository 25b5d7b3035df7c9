import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { WalkStep } from '../../lib/storages/sql/monitoring/search-operations.js';
import { oldestFirst, type Walk } from '../../lib/storages/sql/monitoring/walk.js';
import * as walks from '../../lib/storages/sql/monitoring/walks.js';
import { parameterValue } from '../../lib/storages/typeorm/dialects/mysql/connection/parameter-value.js';
import type { Executor } from '../../lib/storages/typeorm/dialects/mysql/connection/executor.js';
import { mysqlSearches } from '../../lib/storages/typeorm/dialects/mysql/monitoring/mysql-search-operations.js';
import { summarizeQueues } from '../../lib/storages/typeorm/dialects/mysql/monitoring/summarize-queues.js';
import { summarizeUnfinished } from '../../lib/storages/typeorm/dialects/mysql/monitoring/summarize-unfinished.js';
import { PLACES, readyPlace } from '../../lib/storages/typeorm/dialects/mysql/places.js';
import {
  findCallsWithParked,
  takeReady,
} from '../../lib/storages/typeorm/dialects/mysql/queues/claim-jobs.sql.js';
import { mysqlStatistics } from '../../lib/storages/typeorm/dialects/mysql/statistics/mysql-statistics-operations.js';
import { type Tables, tablesIn } from '../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import type { StatementBuilder } from '../../lib/storages/typeorm/dialects/mysql/statement.js';
import { sweepDueJobs } from '../../lib/storages/typeorm/dialects/mysql/sweeps/sweep-jobs.sql.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

const BATCH_ID = '01980000-0000-7000-8000-000000000000';
/** In each of the two tables. */
const ROWS = 50_000;
const BOUND = 100;
/** Of what a statement reads besides the rows: the ends of ranges, and what a step reads of its own temporary table. */
const SPARE = 20;

let database: TestDatabase;
let connection: Connection;
let tables: Tables;

beforeAll(async () => {
  database = await createMysqlDatabase();
  const dataSource = await new PrivateDataSource({
    type: 'mysql',
    url: database.url,
    poolSize: 2,
  }).initialize();
  const storage = new TypeOrmJobStorage(dataSource);
  await storage.open();
  await storage.close();
  await dataSource.destroy();

  connection = await createConnection(database.url);
  const [[facts]] = await connection.query<RowDataPacket[]>(
    "SELECT DATABASE() AS name, VERSION() LIKE '%MariaDB%' AS is_mariadb",
  );
  tables = tablesIn('hangfire_', {
    database: facts?.name,
    isMariaDb: facts?.is_mariadb === 1,
    version: '',
    maxPacketBytes: 0,
  });
  await connection.query(manyJobs(tables));
  await connection.query(manyFinishedJobs(tables));
  await connection.query(`ANALYZE TABLE ${tables.job}, ${tables.finishedJob}`);
}, 240_000);

afterAll(async () => {
  await connection.end();
  await database.drop();
});

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ');
const NUMBERS = `
  SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n
    FROM (${DIGITS}) AS a, (${DIGITS}) AS b, (${DIGITS}) AS c, (${DIGITS}) AS d, (${DIGITS}) AS e`;
const ID = "CONCAT(LPAD(LOWER(HEX(n)), 8, '0'), '-0000-7000-8000-000000000000')";
const TIME = "TIMESTAMPADD(SECOND, n, '2026-01-01')";
const TEXTS = "'Type', 'method', '[]', '{}', '[]'";

/** Ready in three queues, waiting for a resource, Scheduled, Scheduled after a failure, Failed. */
const manyJobs = ({ job }: Tables) => `
  INSERT INTO ${job} (id, state, queue, priority, waiting_for, created_at, run_at, changed_at, failure,
                      batch_id, type, method, arguments, parameters, history)
  SELECT ${ID}, ELT(1 + n % 8, 'Enqueued', 'Enqueued', 'Enqueued', 'Enqueued', 'Scheduled', 'Scheduled',
                    'Failed', 'Failed'),
         ELT(1 + n % 3, 'one', 'two', 'three'), n % 5, IF(n % 8 = 3, CONCAT('r', n % 10), NULL),
         ${TIME}, ${TIME}, ${TIME}, IF(n % 8 > 4, 'Error', NULL),
         IF(n % 2 = 0 OR n % 8 = 5, '${BATCH_ID}', NULL), ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${ROWS}`;

/** One of two has expired. */
const manyFinishedJobs = ({ finishedJob }: Tables) => `
  INSERT INTO ${finishedJob} (id, state, queue, priority, attempt, created_at, finished_at, expire_at,
                              type, method, arguments, parameters, history)
  SELECT ${ID}, IF(n % 4 = 3, 'Deleted', 'Succeeded'), 'one', 0, 1, ${TIME}, ${TIME},
         IF(n % 2 = 0, '2000-01-01', '9000-01-01'), ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${ROWS}`;

/** How a table of a statement is read, as EXPLAIN says it. */
interface Reading {
  readonly table: string | null;
  readonly key: string | null;
  readonly Extra: string | null;
}

interface Plan {
  readonly text: string;
  readonly readings: readonly Reading[];
  /** How many entries of indexes the statement has read. */
  readonly read: number;
}

/** Notes how each statement was run. */
class ExplainingExecutor implements Executor {
  readonly plans: Plan[] = [];

  async run(builder: StatementBuilder, values: readonly unknown[] = []) {
    const { text } = builder(tables);
    const parameters = values.map(parameterValue) as string[];
    const [readings] = await connection.execute<RowDataPacket[]>(`EXPLAIN ${text}`, parameters);
    await connection.query('FLUSH STATUS');
    const [rows] = await connection.execute<RowDataPacket[]>(text, parameters);
    const [counters] = await connection.query<RowDataPacket[]>(
      "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_key')",
    );
    const read = counters.reduce((sum, { Value }) => sum + Number(Value), 0);
    this.plans.push({ text, readings: readings as unknown as Reading[], read });
    return rows;
  }

  change(): never {
    throw new Error('nothing here changes anything');
  }

  atomically<T>(_operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return work(this);
  }

  async limitReads(): Promise<void> {}
}

const readingsOf = ({ readings }: Plan) => readings.filter(({ table }) => table === 'job');

const keysOf = (plan: Plan) => [...new Set(readingsOf(plan).map(({ key }) => key))].sort();

const isSorted = (plan: Plan) =>
  readingsOf(plan).some(({ Extra }) => /filesort|temporary/.test(Extra ?? ''));

const WALKS: readonly (readonly [walk: Walk, indexes: readonly string[]])[] = [
  [walks.ready, ['job_place']],
  [walks.readyOf('two'), ['job_place']],
  [walks.waiting, ['job_waiting']],
  [walks.waitingOf('two'), ['job_waiting']],
  [walks.scheduled, ['job_place']],
  [walks.retries, ['job_place']],
  [walks.restingIn('Failed'), ['job_place']],
  [oldestFirst(walks.restingIn('Failed')), ['job_place']],
  [walks.succeeded, ['finished_job_latest']],
  [oldestFirst(walks.succeeded), ['finished_job_latest']],
  [walks.endedIn('Deleted'), ['finished_job_latest']],
  [walks.unfinished, []],
  [oldestFirst(walks.unfinished), []],
  [walks.all, []],
  [oldestFirst(walks.all), []],
];

const titled = WALKS.map(
  ([walk, indexes]) => [`${walk.name}, ${walk.direction}`, walk, indexes] as const,
);

/** The first step of a walk, and the one that goes on behind it. */
async function twoSteps(walk: Walk): Promise<readonly Plan[]> {
  const executor = new ExplainingExecutor();
  const step: WalkStep = {
    walk,
    search: { type: 'of no job' },
    narrowing: { by: 'none' },
    behind: undefined,
    lastId: undefined,
    bound: BOUND,
    limit: 10,
  };
  const { edge } = await mysqlSearches.searchStep(executor, step);
  expect(edge).toBeDefined();
  const further = { ...step, behind: edge?.key };
  expect((await mysqlSearches.searchStep(executor, further)).edge).toBeDefined();
  expect((await mysqlSearches.countStep(executor, further)).edge).toBeDefined();
  return executor.plans;
}

describe('a step of a walk along many jobs', () => {
  it.each(titled)('reads no more than its bound: %s', async (_title, walk, indexes) => {
    const lanes = { scheduled: 2, all: 2 }[walk.name as string] ?? 1;

    for (const plan of await twoSteps(walk)) {
      expect(keysOf(plan)).toEqual(['PRIMARY', ...indexes].sort());
      expect(isSorted(plan)).toBe(false);
      // The entries of each lane, perhaps once for each table, and the rows of the jobs.
      expect(plan.read).toBeLessThan(BOUND * (lanes * lanes + 1) + SPARE);
    }
  });
});

describe('a claim among many jobs', () => {
  it('reads no more rows than it takes', async () => {
    const executor = new ExplainingExecutor();

    const taken = await executor.run(takeReady, [readyPlace('two'), 1, 1, '0', 'two', BOUND]);

    expect(taken).toHaveLength(BOUND);
    const [plan] = executor.plans as [Plan];
    expect(keysOf(plan)).toEqual(['job_place']);
    expect(isSorted(plan)).toBe(false);
    expect(plan.read).toBeLessThan(BOUND + SPARE);
  });
});

describe('a claim with parked jobs among many jobs', () => {
  it('finds the methods that have some by the index', async () => {
    const executor = new ExplainingExecutor();

    await executor.run(findCallsWithParked, [JSON.stringify([['two', 'T', 'm']])]);

    const [plan] = executor.plans as [Plan];
    expect(keysOf(plan)).toEqual(['job_parked']);
    expect(plan.read).toBeLessThan(SPARE);
  });
});

describe('a sweep of due jobs among many jobs', () => {
  it.each([PLACES.scheduled, PLACES.retry])(
    'reads no more rows than it takes: %s',
    async (place) => {
      const executor = new ExplainingExecutor();

      const taken = await executor.run(sweepDueJobs, [place, BOUND]);

      expect(taken).toHaveLength(BOUND);
      const [plan] = executor.plans as [Plan];
      expect(keysOf(plan)).toEqual(['job_place']);
      expect(isSorted(plan)).toBe(false);
      expect(plan.read).toBeLessThan(BOUND + SPARE);
    },
  );
});

describe('a summary of the queues of many jobs', () => {
  it('jumps from one priority of a queue to the next', async () => {
    const executor = new ExplainingExecutor();

    const queues = await summarizeQueues(executor);

    expect(queues.map(({ name }) => name)).toEqual(['one', 'three', 'two']);
    const jumps = executor.plans.filter(({ text }) => /ORDER BY place, place_order/.test(text));
    expect(jumps).toHaveLength(15 + 1);
    for (const { read } of jumps) expect(read).toBeLessThan(SPARE);
  });
});

describe('a summary of what keeps a large batch from ending', () => {
  it('jumps from one state to the next', async () => {
    const executor = new ExplainingExecutor();

    const { states } = await summarizeUnfinished(executor, BATCH_ID, 10);

    expect(states.map(({ state }) => state)).toEqual(['Enqueued', 'Failed', 'Scheduled']);
    const jumps = executor.plans.filter(({ text }) => /state > \?/.test(text));
    expect(jumps).toHaveLength(3 + 1);
    for (const { read } of jumps) expect(read).toBeLessThan(SPARE);
  });
});

describe('a count of many unfinished jobs', () => {
  it('reads no more of each state than its limit', async () => {
    const executor = new ExplainingExecutor();

    const counts = await mysqlStatistics.countUnfinished(executor, BOUND);

    expect(counts).toContainEqual({ state: 'Failed', count: BOUND });
    const most = Math.max(...executor.plans.map(({ read }) => read));
    // The first statement counts the jobs of five kinds of places.
    expect(most).toBeLessThan(5 * BOUND + SPARE);
  });
});
