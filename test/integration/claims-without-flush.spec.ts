import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that everything passes through the same session.
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    poolSize: 1,
  }).initialize();
  storage = new TypeOrmJobStorage(dataSource);
  await storage.open();
});
afterAll(async () => {
  await storage.close();
  await dataSource.destroy();
  await database.drop();
});

describe('a claim that does not wait for the disk', () => {
  it('leaves the setting of its session as it was', async () => {
    await storage.jobs.createJobs([aNewJob()]);
    const [before] = await dataSource.query('SHOW synchronous_commit');

    const claimed = await storage.queues.claim({ serverId: 'one', queues: ['default'], limit: 1 });

    expect(claimed).toHaveLength(1);
    expect(await dataSource.query('SHOW synchronous_commit')).toEqual([before]);
    expect(before).toEqual({ synchronous_commit: 'on' });
  });
});
