import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;
/** A day that no job has expired on. */
let day: Date;

const opened = async (source: DataSource) => {
  const one = new TypeOrmJobStorage(source);
  await one.open();
  return one;
};

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  day = new Date('2100-01-01T12:00:00Z');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  day = new Date(day.getTime() + 10 * DAY_MS);
  storage = await opened(dataSource);
});
afterEach(() => storage.close());

const daysAfter = (days: number) => new Date(day.getTime() + days * DAY_MS);
const anEndedJob = (expireAt: Date) => aNewJob({ state: 'Deleted', expireAt });
const partitionOf = (at: Date) =>
  `finished_job_${at.toISOString().slice(0, 10).replaceAll('-', '')}`;

const hasPartition = async (at: Date) => {
  const named = `hangfire.${partitionOf(at)}`;
  const [row] = await dataSource.query('SELECT to_regclass($1) IS NOT NULL AS found', [named]);
  return row.found;
};
const placesOf = async (
  ids: readonly string[],
  source: DataSource | EntityManager = dataSource,
) => {
  const rows = await source.query(
    `SELECT relname FROM hangfire.finished_job JOIN pg_class ON pg_class.oid = finished_job.tableoid
      WHERE id = ANY ($1) ORDER BY expire_at`,
    [ids],
  );
  return rows.map(({ relname }: { relname: string }) => relname);
};
/** The strength of the locks that a transaction has on all finished jobs. */
const locksOf = async (transaction: EntityManager) => {
  const rows = await transaction.query(
    `SELECT mode FROM pg_locks
      WHERE pid = pg_backend_pid() AND relation = 'hangfire.finished_job'::regclass ORDER BY mode`,
  );
  return rows.map(({ mode }: { mode: string }) => mode);
};

describe('jobs that end in the transaction of a caller, on days without partitions', () => {
  it.each(['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'] as const)(
    'find one after the other, made beside it: %s',
    async (isolation) => {
      const [first, second] = [anEndedJob(day), anEndedJob(daysAfter(1))];
      await dataSource.transaction(isolation, async (transaction) => {
        await storage.jobs.createJobs([first], { transaction });
        await storage.jobs.createJobs([second], { transaction });

        expect(await locksOf(transaction)).toEqual(['RowExclusiveLock']);
      });

      expect(await placesOf([first.id, second.id])).toEqual([
        partitionOf(day),
        partitionOf(daysAfter(1)),
      ]);
    },
  );

  it('find one that was made after the transaction has stored its first', async () => {
    const [first, second] = [anEndedJob(day), anEndedJob(daysAfter(1))];
    await storage.jobs.createJobs([anEndedJob(day)]);
    await dataSource.transaction(async (transaction) => {
      await storage.jobs.createJobs([first], { transaction });
      await storage.jobs.createJobs([anEndedJob(daysAfter(1))]);
      await storage.jobs.createJobs([second], { transaction });
    });

    expect(await placesOf([second.id])).toEqual([partitionOf(daysAfter(1))]);
  });

  it('find one when they were running', async () => {
    const job = aNewJob();
    await storage.jobs.createJobs([job]);
    await dataSource.transaction(async (transaction) => {
      const success = aTransition(job, { to: 'Succeeded', expireAt: day });
      const outcomes = await storage.jobs.applyTransitions([success], { transaction });

      expect(outcomes).toEqual([{ applied: true }]);
      expect(await locksOf(transaction)).not.toContain('ShareUpdateExclusiveLock');
    });

    expect(await placesOf([job.id])).toEqual([partitionOf(day)]);
  });

  it('leave the partition to others when they are rolled back', async () => {
    const rolledBack = dataSource.transaction(async (transaction) => {
      await storage.jobs.createJobs([anEndedJob(day)], { transaction });
      throw new Error('No such customer');
    });

    await expect(rolledBack).rejects.toThrow('No such customer');
    expect(await hasPartition(day)).toBe(true);
  });

  it('keep nobody from making the partition of another day', async () => {
    const another = await opened(dataSource);
    await dataSource.transaction(async (transaction) => {
      await storage.jobs.createJobs([anEndedJob(day)], { transaction });
      await another.jobs.createJobs([anEndedJob(daysAfter(1))]);
    });
    await another.close();

    expect(await hasPartition(daysAfter(1))).toBe(true);
  });

  it('are refused in time when the transaction itself keeps the partition from being made', async () => {
    await dataSource.transaction(async (transaction) => {
      await transaction.query('LOCK TABLE hangfire.finished_job IN SHARE ROW EXCLUSIVE MODE');
      const created = storage.jobs.createJobs([anEndedJob(day)], { transaction });

      await expect(created).rejects.toMatchObject({ code: 'HANGFIRE_STORAGE_UNAVAILABLE' });
      // Nothing was asked of the transaction, which goes on.
      await storage.jobs.createJobs([aNewJob()], { transaction });
    });

    expect(await hasPartition(day)).toBe(false);
  });

  it('stay in the partition for all other days when the transaction has rows there', async () => {
    await dataSource.query(
      'CREATE TABLE hangfire.everything PARTITION OF hangfire.finished_job DEFAULT',
    );
    const job = anEndedJob(day);
    await dataSource.transaction(async (transaction) => {
      // As whoever has written a row has it.
      await transaction.query('LOCK TABLE hangfire.everything IN ROW EXCLUSIVE MODE');
      await storage.jobs.createJobs([job], { transaction });
    });

    expect(await placesOf([job.id])).toEqual(['everything']);
    await dataSource.query('DROP TABLE hangfire.everything');
  });
});

describe('a job that ends in the transaction of a caller who has the only connection', () => {
  let single: DataSource;

  beforeEach(async () => {
    single = new DataSource({ type: 'postgres', url: database.url, extra: { max: 1 } });
    await single.initialize();
    await storage.close();
    storage = await opened(single);
  });
  afterEach(() => single.destroy());

  it('has a partition made inside the transaction', async () => {
    const job = anEndedJob(day);
    await single.transaction((transaction) => storage.jobs.createJobs([job], { transaction }));

    expect(await placesOf([job.id])).toEqual([partitionOf(day)]);
  });

  it('leaves no partition when it is rolled back, and finds one the next time', async () => {
    const job = anEndedJob(day);
    const rolledBack = single.transaction(async (transaction) => {
      await storage.jobs.createJobs([job], { transaction });
      throw new Error('No such customer');
    });
    await expect(rolledBack).rejects.toThrow('No such customer');
    expect(await hasPartition(day)).toBe(false);
    await single.transaction((transaction) => storage.jobs.createJobs([job], { transaction }));

    expect(await placesOf([job.id])).toEqual([partitionOf(day)]);
  });
});

describe('the maintenance', () => {
  it('makes the partition of the day after each day that jobs expire on, day after day', async () => {
    for (const days of [0, 1, 2]) {
      await storage.jobs.createJobs([anEndedJob(daysAfter(days))]);
      expect(await hasPartition(daysAfter(days + 1))).toBe(false);
      await storage.maintenance.removeExpired({});
      expect(await hasPartition(daysAfter(days + 1))).toBe(true);
    }
  });

  it('makes none for days that are over', async () => {
    const past = new Date('2001-01-01T12:00:00Z');
    await storage.jobs.createJobs([anEndedJob(past)]);
    await storage.maintenance.removeExpired({});

    expect(await hasPartition(past)).toBe(false);
    expect(await hasPartition(new Date(past.getTime() + DAY_MS))).toBe(false);
  });
});
