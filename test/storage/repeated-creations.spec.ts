import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aNewJob } from '../../lib/conformance/support/builders.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  storage = new TypeOrmJobStorage(dataSource);
  await storage.open();
});
afterAll(async () => {
  await storage.close();
  await dataSource.destroy();
  await database.drop();
});

async function isWaiting(): Promise<boolean> {
  const waiting = `SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return (await dataSource.query(waiting)).length > 0;
}

it('A creation on PostgreSQL that is tried again while the first attempt goes on stores a finished job once', async () => {
  const job = aNewJob({ state: 'Succeeded', expireAt: new Date(Date.now() + 3_600_000) });
  let second: Promise<void> | undefined;
  await dataSource.transaction(async (manager) => {
    await storage.jobs.createJobs([job], { transaction: manager });
    second = storage.jobs.createJobs([job], { mayExist: true });
    await eventually(isWaiting);
  });
  await second;

  expect(await storage.jobs.findJob(job.id)).toMatchObject({ state: 'Succeeded' });
});
