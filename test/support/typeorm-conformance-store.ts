import type { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../lib/conformance/conformance-store.js';
import { ScratchSchema } from '../../lib/storages/typeorm/dialects/postgres/schema/scratch-schema.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import {
  resolveTypeOrmStorageOptions,
  type TypeOrmStorageOptions,
} from '../../lib/storages/typeorm/typeorm-storage-options.js';

/** The schema of the stores that specs open with these options. */
export const scratchSchemaOf = (
  dataSource: DataSource,
  options: Partial<TypeOrmStorageOptions> = {},
): ScratchSchema => new ScratchSchema(dataSource, resolveTypeOrmStorageOptions(options).schema);

/**
 * A store for one case of the conformance suite. All cases on a database use one schema, which is
 * emptied before each of them: to make a schema takes a hundred times as long.
 */
export async function typeormConformanceStore(
  dataSource: DataSource,
  options: Partial<TypeOrmStorageOptions> = {},
): Promise<ConformanceStore> {
  const storage = new TypeOrmJobStorage(dataSource, options);
  const schema = scratchSchemaOf(dataSource, options);
  await storage.open();
  await schema.empty();

  return {
    storage,
    damageParameters: (jobId) => schema.damageParameters(jobId),
    inTransaction: (work) => dataSource.transaction(work),
    withoutTransaction: [dataSource.manager, dataSource, {}],
    close: () => storage.close(),
  };
}
