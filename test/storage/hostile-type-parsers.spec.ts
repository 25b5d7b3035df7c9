import { afterAll, beforeAll, describe, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';

/** What an application may make of every value that its database answers. */
const misread = (text: string) => ({ misread: text });

let database: TestDatabase;
let dataSource: DataSource;
let oids: readonly number[] = [];
let schemas = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const types = await dataSource.query('SELECT oid FROM pg_type');
  oids = types.map(({ oid }: { oid: number }) => oid);
  // Kept by oid for the whole process, which has this file alone.
  for (const oid of oids) pg.types.setTypeParser(oid, misread);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
}, 120_000);

storageConformance(
  {
    name: 'TypeOrmJobStorage where the process misreads every type',
    lacks: ['anotherConnection'],
    open: async () => {
      schemas += 1;
      const schema = `jobs_${schemas}`;
      const storage = new TypeOrmJobStorage(dataSource, { schema });
      await storage.open();

      return {
        storage,
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
