import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  storage = new TypeOrmJobStorage(await dataSource.initialize());
  await storage.open();
  // A day of finished jobs is a table too, made while the library runs.
  await storage.jobs.createJobs([aNewJob({ state: 'Deleted' })]);
});
afterAll(async () => {
  await storage.close();
  await dataSource.destroy();
  await database.drop();
});

/** As PostgreSQL decides it: the whole row, the primary key, or the index that was chosen. */
const TABLES = `
  SELECT tables.relname AS name,
         tables.relreplident = 'f' OR EXISTS (
           SELECT 1 FROM pg_index AS index
            WHERE index.indrelid = tables.oid AND index.indisvalid AND index.indimmediate
              AND CASE tables.relreplident WHEN 'd' THEN index.indisprimary
                                           WHEN 'i' THEN index.indisreplident END) AS is_named
    FROM pg_class AS tables
   WHERE tables.relnamespace = 'hangfire'::regnamespace AND tables.relkind = 'r'`;

it('every table can be published: its rows have a name in the log', async () => {
  const tables: { name: string; is_named: boolean }[] = await dataSource.query(TABLES);
  const names = tables.map(({ name }) => name);
  const nameless = tables.filter((table) => !table.is_named).map(({ name }) => name);

  expect(names.filter((name) => /^finished_job_(\d{8}|kept)$/.test(name)).length).toBeGreaterThan(
    1,
  );
  expect({
    nameless,
    // What its rows have no name in PostgreSQL neither deletes nor updates once it is published.
    remedy: 'Give the table a primary key, or REPLICA IDENTITY FULL in its migration.',
  }).toMatchObject({ nameless: [] });
});
