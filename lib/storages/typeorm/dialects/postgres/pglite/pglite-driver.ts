import { type PgliteDriverOptions, resolvePgliteDriverOptions } from './pglite-driver-options.js';
import { PglitePool } from './pglite-pool.js';

/** The part of the `pg` module that TypeORM's postgres driver uses. */
export interface PgliteDriver {
  readonly Pool: new () => PglitePool;
}

/**
 * Lets TypeORM's postgres driver run on PGlite, a PostgreSQL inside this process:
 * `new DataSource({ type: 'postgres', driver: createPgliteDriver({ dataDir }) })`.
 *
 * Nothing is loaded or opened before the DataSource connects.
 */
export function createPgliteDriver(given: PgliteDriverOptions): PgliteDriver {
  const options = resolvePgliteDriverOptions(given);

  return {
    Pool: class extends PglitePool {
      constructor() {
        super(options);
      }
    },
  };
}
