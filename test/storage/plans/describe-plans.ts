import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import type { WalkStep } from '../../../lib/storages/sql/monitoring/search-operations.js';
import { oldestFirst, type Walk } from '../../../lib/storages/sql/monitoring/walk.js';
import * as walks from '../../../lib/storages/sql/monitoring/walks.js';
import { jsonColumn } from '../../../lib/storages/typeorm/dialects/mysql/columns.js';
import {
  holdExpiredJobs,
  removeFinishedJobs,
} from '../../../lib/storages/typeorm/dialects/mysql/maintenance/expiration.sql.js';
import { mysqlMaintenance } from '../../../lib/storages/typeorm/dialects/mysql/maintenance/mysql-maintenance-operations.js';
import { mysqlSearches } from '../../../lib/storages/typeorm/dialects/mysql/monitoring/search/mysql-search-operations.js';
import { summarizeQueues } from '../../../lib/storages/typeorm/dialects/mysql/monitoring/summarize-queues.js';
import { summarizeUnfinished } from '../../../lib/storages/typeorm/dialects/mysql/monitoring/summarize-unfinished.js';
import { PLACES, readyPlace } from '../../../lib/storages/typeorm/dialects/mysql/places.js';
import {
  findCallsWithParked,
  takeReady,
} from '../../../lib/storages/typeorm/dialects/mysql/queues/claim-jobs.sql.js';
import { mysqlQueues } from '../../../lib/storages/typeorm/dialects/mysql/queues/mysql-queue-operations.js';
import type { Tables } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js';
import { mysqlServers } from '../../../lib/storages/typeorm/dialects/mysql/servers/mysql-server-operations.js';
import { mysqlStatistics } from '../../../lib/storages/typeorm/dialects/mysql/statistics/mysql-statistics-operations.js';
import { mysqlSweeps } from '../../../lib/storages/typeorm/dialects/mysql/sweeps/mysql-sweep-operations.js';
import { sweepDueJobs } from '../../../lib/storages/typeorm/dialects/mysql/sweeps/sweep-jobs.sql.js';
import { PrivateDataSource } from '../../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase, tablesOf } from '../../support/mysql-database.js';
import type { TestDatabase } from '../../support/test-database.js';

import { ExplainingExecutor, isSorted, keysOf, type Plan, scansOf } from './explaining-executor.js';
import {
  BATCH_ID,
  manyFinishedJobs,
  manyJobs,
  manyParkedJobs,
  manyRunningJobs,
} from './many-jobs.sql.js';

const BOUND = 100;
/** On servers that are gone. */
const RUNNING = 2_000;
const QUEUES = ['three', 'none', 'one'];
/** Before all jobs of each queue. */
const START = [QUEUES.map(() => 0), QUEUES.map(() => '0')] as const;
/** Of what a statement reads besides the rows: the ends of ranges, and what a step reads of its own temporary table. */
const SPARE = 20;

const WALKS: readonly (readonly [walk: Walk, indexes: readonly string[]])[] = [
  [walks.ready, ['job_place']],
  [walks.readyOf('two'), ['job_place']],
  [walks.waiting, ['job_line']],
  [walks.waitingOf('two'), ['job_line']],
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

/** @param rows in each of the two tables of jobs */
export function describePlans(rows: number): void {
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
    tables = await tablesOf(connection, 'hangfire_');
    await connection.query(manyJobs(tables, rows));
    await connection.query(manyRunningJobs(tables, RUNNING));
    await connection.query(manyParkedJobs(tables, RUNNING));
    await connection.query(manyFinishedJobs(tables, rows));
    await connection.query(`ANALYZE TABLE ${tables.job}, ${tables.finishedJob}`);
  }, 600_000);

  afterAll(async () => {
    await connection.end();
    await database.drop();
  });

  /** The first step of a walk, and the one that goes on behind it. */
  async function twoSteps(walk: Walk): Promise<readonly Plan[]> {
    const executor = new ExplainingExecutor(connection, tables);
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
      const executor = new ExplainingExecutor(connection, tables);

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
      const executor = new ExplainingExecutor(connection, tables);

      await executor.run(findCallsWithParked, [JSON.stringify([['two', 'T', 'm']])]);

      const [plan] = executor.plans as [Plan];
      expect(keysOf(plan)).toEqual(['job_place']);
      expect(plan.read).toBeLessThan(SPARE);
    });
  });

  describe('a sweep of due jobs among many jobs', () => {
    it.each([PLACES.scheduled, PLACES.retry])(
      'reads no more rows than it takes: %s',
      async (place) => {
        const executor = new ExplainingExecutor(connection, tables);

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
      const executor = new ExplainingExecutor(connection, tables);

      const queues = await summarizeQueues(executor);

      expect(queues.map(({ name }) => name)).toEqual(['one', 'three', 'two']);
      const jumps = executor.plans.filter(({ text }) => /ORDER BY place, place_order/.test(text));
      expect(jumps).toHaveLength(15 + 1);
      for (const { read } of jumps) expect(read).toBeLessThan(SPARE);
    });
  });

  describe('a summary of what keeps a large batch from ending', () => {
    it('jumps from one state to the next', async () => {
      const executor = new ExplainingExecutor(connection, tables);

      const { states } = await summarizeUnfinished(executor, BATCH_ID, 10);

      expect(states.map(({ state }) => state)).toEqual(['Enqueued', 'Failed', 'Scheduled']);
      const jumps = executor.plans.filter(({ text }) => /state > \?/.test(text));
      expect(jumps).toHaveLength(3 + 1);
      for (const { read } of jumps) expect(read).toBeLessThan(SPARE);
    });
  });

  describe('a count of many unfinished jobs', () => {
    it('reads no more of each state than its limit', async () => {
      const executor = new ExplainingExecutor(connection, tables);

      const counts = await mysqlStatistics.countUnfinished(executor, BOUND);

      expect(counts).toContainEqual({ state: 'Failed', count: BOUND });
      const most = Math.max(...executor.plans.map(({ read }) => read));
      // The first statement counts the jobs of six kinds of places.
      expect(most).toBeLessThan(6 * BOUND + SPARE);
    });
  });

  /** Each with how many entries of indexes it may read, for the jobs that it takes and for each index that it looks into. */
  const REPEATED: readonly (readonly [
    title: string,
    operate: (executor: ExplainingExecutor) => Promise<unknown>,
    entries: number,
  ])[] = [
    [
      'a claim from three queues',
      (executor) =>
        mysqlQueues.claim(executor, { queues: QUEUES, serverId: 'one', limit: BOUND }, START),
      6 * BOUND,
    ],
    ['a sweep of due jobs', (executor) => mysqlSweeps.take(executor, 'due', BOUND), BOUND],
    ['a sweep of overdue jobs', (executor) => mysqlSweeps.take(executor, 'overdue', BOUND), BOUND],
    [
      'a sweep of abandoned jobs',
      (executor) => mysqlSweeps.take(executor, 'abandoned', BOUND),
      RUNNING + 2 * BOUND,
    ],
    ['the time of the next due job', (executor) => mysqlSweeps.nextDueAt(executor), 0],
    [
      'the look of an idle server',
      (executor) =>
        mysqlServers.look(executor, { id: 'one', queues: QUEUES, serverTimeoutMs: 15_000 }),
      RUNNING + BOUND,
    ],
    ['a list of parked calls', (executor) => mysqlQueues.parkedCalls(executor, QUEUES), 0],
    [
      'a removal of old failed jobs',
      (executor) => mysqlMaintenance.removeFailed(executor, 1_000, BOUND),
      4 * BOUND,
    ],
    ['a removal of expired jobs', (executor) => removeExpired(executor), 4 * BOUND],
  ];

  async function removeExpired(executor: ExplainingExecutor): Promise<void> {
    const expired = await executor.run(holdExpiredJobs, ['2026-01-01', BOUND]);
    expect(expired).toHaveLength(BOUND);
    await executor.change(removeFinishedJobs, [jsonColumn(expired.map(({ id }) => id))]);
  }

  describe('what servers do again and again among many jobs', () => {
    it.each(REPEATED)('goes by indexes: %s', async (_title, operate, entries) => {
      const executor = new ExplainingExecutor(connection, tables);
      await connection.beginTransaction();
      try {
        await operate(executor);
      } finally {
        await connection.rollback();
      }

      expect(executor.plans.flatMap(scansOf)).toEqual([]);
      expect(executor.plans.filter(isSorted)).toEqual([]);
      const read = executor.plans.reduce((sum, plan) => sum + plan.read, 0);
      expect(read).toBeLessThan(entries + SPARE * executor.plans.length);
    });
  });
}
