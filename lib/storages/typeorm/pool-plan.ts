import type { DataSource } from 'typeorm';
import type { Pools } from './pools.js';
import { PrivateDataSource } from './private-data-source.js';
import {
  type ResolvedTypeOrmStorageOptions,
  resolveTypeOrmStorageOptions,
} from './typeorm-storage-options.js';

/**
 * Beside a DataSource of the application: two batches of new jobs and two of outcomes on their way, a claim, a
 * heartbeat, LISTEN, and one for whatever else is asked.
 */
const OWN_POOL_SIZE = 8;
/** Readings for people compete with jobs for the processors of the database, too. */
const MAX_READERS = 2;

/** The connections that a store works with. */
export interface PoolPlan {
  /** Beside those of the application's DataSource, instead of among them. */
  readonly isOwn: boolean;
  /** How many there are at the most. */
  readonly poolSize: number;
  /** Whether a connection is left while a caller's transaction has one, and a statement that waits for it another. */
  readonly hasSpare: boolean;
  /** How many of them readings for people may use at the same time. */
  readonly readers: number;
  /** How long a call waits while none comes free; undefined where the database is inside the process. */
  readonly connectionTimeoutMs: number | undefined;
  /** How many the jobs of the application have, as far as the store can know. */
  readonly jobConnections: number | undefined;
}

type PoolOptions = Pick<ResolvedTypeOrmStorageOptions, 'poolSize' | 'connectionTimeoutMs'>;

export function poolPlanOf(
  dataSource: DataSource,
  pools: Pools<unknown>,
  { poolSize, connectionTimeoutMs }: PoolOptions = resolveTypeOrmStorageOptions(),
): PoolPlan {
  if (!pools.canHaveSecond(dataSource)) {
    const [isOwn, jobConnections] = [false, undefined];
    return {
      isOwn,
      poolSize: Infinity,
      hasSpare: false,
      readers: 1,
      connectionTimeoutMs: undefined,
      jobConnections,
    };
  }

  const given = pools.sizeOf(dataSource);
  const isPrivate = dataSource instanceof PrivateDataSource;
  // Whoever allows one connection has a reason: a second one may be refused.
  const isOwn = !isPrivate && (poolSize !== undefined || given > 1);
  const size = isOwn ? (poolSize ?? OWN_POOL_SIZE) : given;
  return {
    isOwn,
    poolSize: size,
    hasSpare: size > 1,
    readers: Math.max(1, Math.min(MAX_READERS, Math.floor(size / 3))),
    connectionTimeoutMs,
    jobConnections: isPrivate ? undefined : given,
  };
}
