import { afterAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';

/** A database takes seconds to open, and a schema in it longer the more there are. */
const SCHEMAS_IN_DATABASE = 30;

let dataSource: DataSource | undefined;
let schemas = 0;

afterAll(() => dataSource?.destroy());

async function roomyDatabase(): Promise<DataSource> {
  if (dataSource && schemas % SCHEMAS_IN_DATABASE !== 0) return dataSource;

  await dataSource?.destroy();
  dataSource = new DataSource({
    type: 'postgres',
    driver: createPgliteDriver({ dataDir: 'memory://' }),
  });
  return dataSource.initialize();
}

storageConformance(
  {
    name: 'TypeOrmJobStorage on PGlite',
    lacks: ['anotherConnection'],
    open: async () => {
      const database = await roomyDatabase();
      schemas += 1;
      const schema = `jobs_${schemas}`;
      const storage = new TypeOrmJobStorage(database, { schema, exclusive: true });
      await storage.open();

      return {
        storage,
        damageParameters: async (jobId) => {
          await database.query(`UPDATE "${schema}".job SET parameters = '[1]' WHERE id = $1`, [
            jobId,
          ]);
        },
        inTransaction: (work) => database.transaction(work),
        withoutTransaction: [database.manager, database],
        close: () => storage.close(),
      };
    },
  },
  { describe, it },
);
