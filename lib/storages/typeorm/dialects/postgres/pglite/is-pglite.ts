import type { DataSource } from 'typeorm';
import { driverModuleOf } from '../connection/pool-options.js';
import { PglitePool } from './pglite-pool.js';

/** Whether the database is a PGlite inside this process. */
export function isPglite(dataSource: DataSource): boolean {
  const module = driverModuleOf(dataSource) as { Pool?: { prototype: unknown } } | undefined;
  return module?.Pool?.prototype instanceof PglitePool;
}
