import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { typeormConformanceStore } from '../support/typeorm-conformance-store.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  // Where changes are published PostgreSQL refuses more than elsewhere, and nothing less.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE PUBLICATION everything FOR ALL TABLES');
  await client.end();
});

afterAll(() => database.drop());

const newDataSource = () => new DataSource({ type: 'postgres', url: database.url });

storageConformance(
  {
    name: 'TypeOrmJobStorage on PostgreSQL',
    open: async () => {
      const opened = await typeormConformanceStore(newDataSource());

      return {
        ...opened,
        connectAnother: async () => {
          const another = new TypeOrmJobStorage(newDataSource());
          await another.open();
          return { storage: another, close: () => another.close() };
        },
      };
    },
  },
  { describe, it },
);
