import { PoolExhaustedError } from '../errors/pool-exhausted-error.js';
import type { PoolCounts } from './client-pool.js';

/**
 * What a call fails with that has waited in vain.
 *
 * @param inLine how many calls wait that the pool does not know of
 */
export function noConnectionOf(pool: PoolCounts, waitedMs: number, inLine: number): Error {
  const ms = Math.round(waitedMs);
  const { totalCount = 0, idleCount = 0, waitingCount = 0, options } = pool;
  const isFull = options?.max !== undefined && totalCount >= options.max;
  if (isFull) {
    const waiting = waitingCount + inLine;
    return new PoolExhaustedError(ms, {
      poolSize: options.max,
      inUse: totalCount - idleCount,
      waiting,
    });
  }
  const error = new Error(`The database gave no connection within ${ms} ms`);
  return Object.assign(error, { code: 'ETIMEDOUT' });
}
