import { isPackageMissing } from '../../support/is-package-missing.js';
import { MissingPackageError } from '../errors/missing-package-error.js';
import type { Host } from '../host.js';
import { memoryStore } from './memory-store.js';
import { moduleStore } from './module-store.js';
import type { ProvenStore } from './proven-store.js';
import { redisStore } from './redis-store.js';
import type { StoreTarget } from './store-target.js';

/**
 * @param schema for a database; if left out, a schema with a name of its own
 * @throws InvalidStoreModuleError
 * @throws MissingPackageError
 * @throws SchemaNotEmptyError
 */
export async function openProvenStore(
  target: StoreTarget,
  schema: string | undefined,
  host: Host,
): Promise<ProvenStore> {
  switch (target.kind) {
    case 'memory':
      return memoryStore();
    case 'module':
      return moduleStore(target.path, host);
    case 'redis':
      return redisStore(target.url);
    default:
      return databaseStore(target, schema);
  }
}

type DatabaseTarget = Extract<StoreTarget, { kind: 'postgres' | 'pglite' }>;

/** Loads TypeORM, which the other stores do not need. */
async function databaseStore(target: DatabaseTarget, schema: string | undefined) {
  try {
    const { pgliteStore, postgresStore } = await import('./database-store.js');
    return target.kind === 'postgres'
      ? await postgresStore(target.url, schema)
      : await pgliteStore(target.dataDir, schema);
  } catch (error) {
    const missing = missingPackageOf(error);
    if (missing !== undefined) throw new MissingPackageError(missing, { cause: error });
    throw error;
  }
}

function missingPackageOf(error: unknown): string | undefined {
  const { name, message } = error as { name?: string; message?: string };
  // TypeORM throws this error if `pg` is missing.
  if (name === 'DriverPackageNotInstalledError') return 'pg';
  return isPackageMissing(error)
    ? /'(typeorm|reflect-metadata|pg)'/.exec(`${message}`)?.[1]
    : undefined;
}
