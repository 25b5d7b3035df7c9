import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ConformanceStore } from '../../conformance/conformance-store.js';
import { connectionError } from '../../storages/typeorm/dialects/postgres/connection/storage-error.js';
import { createPgliteDriver } from '../../storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { ScratchSchema } from '../../storages/typeorm/dialects/postgres/schema/scratch-schema.js';
import { TypeOrmJobStorage } from '../../storages/typeorm/typeorm-job-storage.js';
import {
  resolveTypeOrmStorageOptions,
  type TypeOrmStorageOptions,
} from '../../storages/typeorm/typeorm-storage-options.js';
import { SchemaNotEmptyError } from '../errors/schema-not-empty-error.js';
import type { ProvenStore } from './proven-store.js';

interface Database {
  readonly title: string;
  readonly newDataSource: () => DataSource;
  /** Whether no other process can open the database. */
  readonly exclusive: boolean;
}

/** @param schema if left out, a schema with a name of its own */
export function postgresStore(url: string, schema: string | undefined): Promise<ProvenStore> {
  const { host, pathname } = new URL(url);
  return databaseStore(
    {
      title: `PostgreSQL at ${host}${pathname}`,
      newDataSource: () => new DataSource({ type: 'postgres', url }),
      exclusive: false,
    },
    schema,
  );
}

/** @param schema if left out, a schema with a name of its own */
export function pgliteStore(dataDir: string, schema: string | undefined): Promise<ProvenStore> {
  const driver = createPgliteDriver({ dataDir });
  return databaseStore(
    {
      title: `PGlite in ${dataDir}`,
      newDataSource: () => new DataSource({ type: 'postgres', driver }),
      exclusive: true,
    },
    schema,
  );
}

/** One schema for all cases, empty at the beginning of each. */
async function databaseStore(
  { title, newDataSource, exclusive }: Database,
  name = `hangfire_prove_${randomBytes(6).toString('hex')}`,
): Promise<ProvenStore> {
  const options = { schema: name, exclusive };
  // We only check the options here, and do not use the resolved ones: the store would refuse a default of another
  // kind of database.
  resolveTypeOrmStorageOptions(options);
  const dataSource = await connected(newDataSource());
  const schema = await scratchSchema(dataSource, name);

  const remove = () => schema.remove().finally(() => dataSource.destroy());
  await makeTables(dataSource, options, remove);

  const open = async (): Promise<ConformanceStore> => {
    await schema.empty();
    const storage = await opened(dataSource, options);
    return {
      storage,
      ...(!exclusive && { connectAnother: () => another(newDataSource(), options) }),
      damageParameters: (jobId) => schema.damageParameters(jobId),
      inTransaction: (work) => dataSource.transaction(work),
      withoutTransaction: [dataSource.manager, dataSource, {}],
      close: () => storage.close(),
    };
  };
  return {
    title: `${title}, in the schema ${name}`,
    lacks: exclusive
      ? [{ need: 'anotherConnection', reason: 'No other process can open the database.' }]
      : [],
    open,
    remove,
  };
}

/** Before the first case: if this fails, no case can be run. */
async function makeTables(
  dataSource: DataSource,
  options: TypeOrmStorageOptions,
  remove: () => Promise<void>,
): Promise<void> {
  try {
    await (await opened(dataSource, options)).close();
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
}

async function connected(dataSource: DataSource): Promise<DataSource> {
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw connectionError('connect to the database', error);
  }
}

/** @throws SchemaNotEmptyError */
async function scratchSchema(dataSource: DataSource, name: string): Promise<ScratchSchema> {
  const schema = new ScratchSchema(dataSource, name);
  if (await schema.isFree()) return schema;

  await dataSource.destroy();
  throw new SchemaNotEmptyError(name);
}

async function another(dataSource: DataSource, options: TypeOrmStorageOptions) {
  const storage = await opened(dataSource, options);
  return { storage, close: () => storage.close() };
}

async function opened(
  dataSource: DataSource,
  options: TypeOrmStorageOptions,
): Promise<TypeOrmJobStorage> {
  const storage = new TypeOrmJobStorage(dataSource, options);
  await storage.open();
  return storage;
}
