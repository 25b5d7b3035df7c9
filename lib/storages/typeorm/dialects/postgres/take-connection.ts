import { PoolExhaustedError } from '../../errors/pool-exhausted-error.js';
import type { PgClient, PgPool } from './pg-pool.js';

/** Waits for a connection of the pool, but no longer than this; undefined: the pool has a bound of its own. */
export function takeConnection(pool: PgPool, timeoutMs: number | undefined): Promise<PgClient> {
  if (timeoutMs === undefined) return pool.connect();

  return new Promise((resolve, reject) => {
    let isTooLate = false;
    // Begun before the pool's own timer, which tells no numbers.
    const timer = setTimeout(() => {
      isTooLate = true;
      reject(noConnectionOf(pool, timeoutMs));
    }, timeoutMs);

    pool.connect().then(
      (client) => {
        clearTimeout(timer);
        // Nobody waits for it any more.
        if (isTooLate) client.release();
        else resolve(client);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

function noConnectionOf(pool: PgPool, timeoutMs: number): Error {
  const { totalCount = 0, idleCount = 0, waitingCount = 0, options } = pool;
  const isFull = options?.max !== undefined && totalCount >= options.max;
  if (isFull) {
    const use = { poolSize: options.max, inUse: totalCount - idleCount, waiting: waitingCount };
    return new PoolExhaustedError(timeoutMs, use);
  }
  const error = new Error(`The database gave no connection within ${timeoutMs} ms`);
  return Object.assign(error, { code: 'ETIMEDOUT' });
}
