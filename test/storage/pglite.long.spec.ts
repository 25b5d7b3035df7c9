import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { typeormConformanceStore } from '../support/typeorm-conformance-store.js';

let dataSource: DataSource;

// The first one on a machine takes seconds to open, and half a minute where others are busy.
beforeAll(async () => {
  const driver = createPgliteDriver({ dataDir: 'memory://' });
  dataSource = await new DataSource({ type: 'postgres', driver }).initialize();
}, 60_000);
afterAll(() => dataSource.destroy());

storageConformance(
  {
    name: 'TypeOrmJobStorage on PGlite',
    timeoutMs: CASE_PATIENCE_MS,
    lacks: ['anotherConnection'],
    open: () => typeormConformanceStore(dataSource, { exclusive: true }),
  },
  { describe, it },
);
