import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';

let database: TestDatabase;
let schemas = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  // Where changes are published PostgreSQL refuses more than elsewhere, and nothing less.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE PUBLICATION everything FOR ALL TABLES');
  await client.end();
});

// Hundreds of schemas are thousands of files to remove.
afterAll(() => database.drop(), 120_000);

storageConformance(
  {
    name: 'TypeOrmJobStorage on PostgreSQL',
    open: async () => {
      schemas += 1;
      const schema = `jobs_${schemas}`;
      const dataSource = new DataSource({ type: 'postgres', url: database.url });
      const storage = new TypeOrmJobStorage(dataSource, { schema });
      await storage.open();

      return {
        storage,
        connectAnother: async () => {
          const another = new TypeOrmJobStorage(
            new DataSource({ type: 'postgres', url: database.url }),
            { schema },
          );
          await another.open();
          return { storage: another, close: () => another.close() };
        },
        damageParameters: async (jobId) => {
          await dataSource.query(`UPDATE "${schema}".job SET parameters = '[1]' WHERE id = $1`, [
            jobId,
          ]);
        },
        inTransaction: (work) => dataSource.transaction(work),
        withoutTransaction: [dataSource.manager, dataSource],
        close: () => storage.close(),
      };
    },
  },
  { describe, it },
);
