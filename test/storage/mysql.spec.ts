/** @alone Most of the cases of all specs: it starts first. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { mysqlConformanceStore } from '../support/mysql-conformance-store.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createMysqlDatabase();
  dataSource = await newDataSource().initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const newDataSource = () =>
  new PrivateDataSource({ type: 'mysql', url: database.url, poolSize: 8, bigNumberStrings: false });

storageConformance(
  {
    name: 'TypeOrmJobStorage on MySQL',
    timeoutMs: CASE_PATIENCE_MS,
    open: async () => {
      const opened = await mysqlConformanceStore(dataSource);

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
