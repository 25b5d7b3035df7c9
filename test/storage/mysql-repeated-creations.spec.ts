import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aNewBatch, aNewJob } from '../../lib/conformance/support/builders.js';
import type { CreateJobsOptions } from '../../lib/storage/jobs/job-store.js';
import type { NewJob } from '../../lib/storage/jobs/records.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { eventually } from '../support/eventually.js';
import { createMysqlDatabase, FIND_WAITING, WAITING_PAUSE_MS } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createMysqlDatabase();
  dataSource = await new DataSource({ type: 'mysql', url: database.url }).initialize();
  storage = new TypeOrmJobStorage(dataSource);
  await storage.open();
});
afterAll(async () => {
  await storage.close();
  await dataSource.destroy();
  await database.drop();
});

/** Creates it again while the transaction of the first attempt is open, which commits then. */
async function createTwice(jobs: readonly NewJob[], options: CreateJobsOptions = {}) {
  let second: Promise<void> | undefined;
  await dataSource.transaction(async (manager) => {
    await storage.jobs.createJobs(jobs, { ...options, transaction: manager });
    second = storage.jobs.createJobs(jobs, { ...options, mayExist: true });
    await eventually(isWaiting, { pauseMs: WAITING_PAUSE_MS });
  });
  await second;
}

async function isWaiting(): Promise<boolean> {
  const name = new URL(database.url).pathname.slice(1);
  return (await dataSource.query(FIND_WAITING, [name])).length > 0;
}

describe('A creation on MySQL or MariaDB that is tried again while the first attempt goes on', () => {
  it('stores a job once', async () => {
    const job = aNewJob({ counters: ['created'] });
    await createTwice([job]);

    expect(await storage.jobs.findJob(job.id)).toMatchObject({ state: 'Enqueued' });
  });

  it('stores a job once whose first state is final', async () => {
    const job = aNewJob({ state: 'Succeeded', expireAt: new Date(Date.now() + 3_600_000) });
    await createTwice([job]);

    expect(await storage.jobs.findJob(job.id)).toMatchObject({ state: 'Succeeded' });
  });

  it('stores a batch with its job once', async () => {
    const batch = aNewBatch();
    await createTwice([aNewJob({ batchId: batch.id })], { batches: [batch] });

    await storage.batches.fold(10, 3_600_000);
    expect(await storage.batches.find(batch.id)).toMatchObject({ progress: { total: 1 } });
  });
});
