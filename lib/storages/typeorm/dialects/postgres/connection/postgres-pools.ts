import type { DataSource } from 'typeorm';
import type { Pools } from '../../../pools.js';
import { hearErrors } from './hear-errors.js';
import type { PgPool } from './pg-pool.js';
import { isNodePostgres, poolSizeOf } from './pool-options.js';
import { privateCopyOf } from './private-data-source.js';
import { connectionError } from './storage-error.js';

export const postgresPools: Pools<PgPool> = {
  poolOf: masterOf,
  sizeOf: poolSizeOf,
  canHaveSecond: isNodePostgres,
  secondOf: privateCopyOf,
  secure: hearErrors,
  connectionError,
};

/** TypeORM's postgres driver keeps its pool here, but leaves it out of the Driver interface. */
function masterOf({ driver }: DataSource): PgPool | undefined {
  return (driver as typeof driver & { readonly master?: PgPool }).master;
}
