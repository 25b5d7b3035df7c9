import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewBatch, aNewJob } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** More than a store looks at. */
const MANY = 10_500;
const LOOKED_AT = 10_000;
const APART_MS = 10;
const HOUR_MS = 3_600_000;

const large = aNewBatch({ createdAt: new Date(Date.now() - HOUR_MS) });
const small = aNewBatch({ createdAt: new Date(Date.now() - HOUR_MS) });

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  storage = new TypeOrmJobStorage(dataSource, {});
  await storage.open();
  const states = ['Enqueued', 'Failed', 'Succeeded', 'Deleted'];
  const jobs = states.map((state) => aNewJob({ state, batchId: large.id }));
  await storage.jobs.createJobs([...jobs, aNewJob({ state: 'Succeeded', batchId: small.id })], {
    batches: [large, small],
  });
  await multiplyUnfinished();
  await multiplyFinished();
}, 120_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

const multiplyUnfinished = () =>
  dataSource.query(
    `INSERT INTO hangfire.job (
       id, state, queue, priority, type, method, changed_at, arguments, parameters, history, batch_id)
     SELECT gen_random_uuid(), state, queue, priority, type, method, changed_at, arguments,
            parameters, history, batch_id
       FROM hangfire.job CROSS JOIN generate_series(1, $1)
      WHERE state = 'Enqueued'`,
    [MANY],
  );

/** Each ended a moment before the one before. */
const multiplyFinished = () =>
  dataSource.query(
    `INSERT INTO hangfire.finished_job (
       id, state, queue, priority, attempt, type, method, created_at, finished_at, expire_at,
       arguments, parameters, history, batch_id)
     SELECT gen_random_uuid(), state, queue, priority, attempt, type, method, created_at,
            finished_at - n * $2 * interval '1 millisecond', expire_at, arguments, parameters,
            history, batch_id
       FROM hangfire.finished_job CROSS JOIN generate_series(1, $1) AS n
      WHERE state = 'Succeeded' AND batch_id = $3`,
    [MANY, APART_MS, large.id],
  );

describe('A batch of more jobs than a store looks at', () => {
  it('tells the few jobs of a state beside the many of another', async () => {
    const exactly = { count: 1, isExact: true };

    expect(await storage.monitoring.unfinishedOfBatch(large.id, 10)).toEqual({
      states: [
        { state: 'Enqueued', jobs: { count: LOOKED_AT, isExact: false } },
        { state: 'Failed', jobs: exactly },
      ],
      queues: [{ queue: 'default', jobs: { count: expect.any(Number), isExact: false } }],
    });
  });

  it('counts those that ended lately among the latest of the store, and says since when', async () => {
    const { count = 0, spanMs = 0 } =
      (await storage.monitoring.finishedOfBatch(large.id, HOUR_MS)) ?? {};

    expect(count).toBeGreaterThan(LOOKED_AT - 10);
    expect(count).toBeLessThanOrEqual(LOOKED_AT);
    expect(spanMs).toBeGreaterThan((LOOKED_AT - 10) * APART_MS);
    expect(spanMs).toBeLessThan(HOUR_MS / 2);
  });

  it('leaves the counts of a small batch exact', async () => {
    expect(await storage.monitoring.finishedOfBatch(small.id, HOUR_MS)).toMatchObject({ count: 1 });
  });
});
