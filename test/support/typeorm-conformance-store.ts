import type { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import type { TypeOrmStorageOptions } from '../../lib/storages/typeorm/typeorm-storage-options.js';
import { emptyTables } from './empty-tables.js';

/**
 * A store for one case of the conformance suite. All cases on a database use one schema, which is
 * emptied before each of them: to make a schema takes a hundred times as long.
 */
export async function typeormConformanceStore(
  dataSource: DataSource,
  options: Partial<TypeOrmStorageOptions> = {},
): Promise<ConformanceStore> {
  const storage = new TypeOrmJobStorage(dataSource, options);
  await storage.open();
  await emptyTables(dataSource);

  return {
    storage,
    damageParameters: async (jobId) => {
      await dataSource.query(`UPDATE hangfire.job SET parameters = '[1]' WHERE id = $1`, [jobId]);
    },
    inTransaction: (work) => dataSource.transaction(work),
    withoutTransaction: [dataSource.manager, dataSource, {}],
    close: () => storage.close(),
  };
}
