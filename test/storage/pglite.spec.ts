import { afterAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { typeormConformanceStore } from '../support/typeorm-conformance-store.js';

/** A database takes seconds to open, and a schema in it longer the more there are. */
const SCHEMAS_IN_DATABASE = 30;

let dataSource: DataSource | undefined;
let stores = 0;

afterAll(() => dataSource?.destroy());

async function roomyDatabase(): Promise<DataSource> {
  const isFull = stores % SCHEMAS_IN_DATABASE === 0;
  stores += 1;
  if (dataSource && !isFull) return dataSource;

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
    open: async () => typeormConformanceStore(await roomyDatabase(), { exclusive: true }),
  },
  { describe, it },
);
