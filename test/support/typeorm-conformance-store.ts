import type { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import type { TypeOrmStorageOptions } from '../../lib/storages/typeorm/typeorm-storage-options.js';

let schemas = 0;

/** A store for one case of the conformance suite, in a schema of its own. */
export async function typeormConformanceStore(
  dataSource: DataSource,
  options: Partial<TypeOrmStorageOptions> = {},
): Promise<ConformanceStore & { readonly schema: string }> {
  schemas += 1;
  const schema = `jobs_${schemas}`;
  const storage = new TypeOrmJobStorage(dataSource, { ...options, schema });
  await storage.open();

  return {
    schema,
    storage,
    damageParameters: async (jobId) => {
      await dataSource.query(`UPDATE "${schema}".job SET parameters = '[1]' WHERE id = $1`, [
        jobId,
      ]);
    },
    inTransaction: (work) => dataSource.transaction(work),
    withoutTransaction: [dataSource.manager, dataSource, {}],
    close: () => storage.close(),
  };
}
