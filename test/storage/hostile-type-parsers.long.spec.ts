import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { typeormConformanceStore } from '../support/typeorm-conformance-store.js';

/** What an application may make of every value that its database answers. */
const misread = (text: string) => ({ misread: text });

let database: TestDatabase;
let dataSource: DataSource;
let oids: readonly number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new PrivateDataSource({ type: 'postgres', url: database.url }).initialize();
  const types = await dataSource.query('SELECT oid FROM pg_type');
  oids = types.map(({ oid }: { oid: number }) => oid);
  // Kept by oid for the whole process, which has this file alone.
  for (const oid of oids) pg.types.setTypeParser(oid, misread);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

storageConformance(
  {
    name: 'TypeOrmJobStorage where the process misreads every type',
    timeoutMs: CASE_PATIENCE_MS,
    lacks: ['anotherConnection'],
    open: () => typeormConformanceStore(dataSource),
  },
  { describe, it },
);
