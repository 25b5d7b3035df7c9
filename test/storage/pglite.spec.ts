import { DataSource } from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { storageConformance } from './conformance/storage-conformance.js';

// One database for the file, since opening one takes a second; a schema of its own for each case.
const dataSource = new DataSource({
  type: 'postgres',
  driver: createPgliteDriver({ dataDir: 'memory://' }),
});
let schemas = 0;

storageConformance('TypeOrmJobStorage on PGlite', async () => {
  if (!dataSource.isInitialized) await dataSource.initialize();
  schemas += 1;
  const schema = `jobs_${schemas}`;
  const storage = new TypeOrmJobStorage(dataSource, { schema, exclusive: true });
  await storage.open();

  return {
    storage,
    damageParameters: async (jobId) => {
      await dataSource.query(`UPDATE "${schema}".job SET parameters = '[1]' WHERE id = $1`, [
        jobId,
      ]);
    },
    inTransaction: (work) => dataSource.transaction(work),
    close: () => storage.close(),
  };
});
