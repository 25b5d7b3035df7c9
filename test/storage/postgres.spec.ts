/** @alone Most of the cases of all specs: it starts first. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { typeormConformanceStore } from '../support/typeorm-conformance-store.js';

let database: TestDatabase;
/** Of all cases: most of what a case would do by itself is to connect, and to read the catalogue anew. */
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await newDataSource().initialize();
  // Where changes are published PostgreSQL refuses more than elsewhere, and nothing less.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE PUBLICATION everything FOR ALL TABLES');
  await client.end();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const newDataSource = () =>
  new PrivateDataSource({ type: 'postgres', url: database.url, extra: { max: 8 } });

storageConformance(
  {
    name: 'TypeOrmJobStorage on PostgreSQL',
    timeoutMs: CASE_PATIENCE_MS,
    open: async () => {
      const opened = await typeormConformanceStore(dataSource);

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
