import { StorageUnavailableError } from '../../../storage/errors/storage-unavailable-error.js';

export interface PoolUse {
  /** The most connections that the pool has; undefined where it does not say. */
  readonly poolSize: number | undefined;
  readonly inUse: number;
  /** How many calls wait for one. */
  readonly waiting: number;
}

export class PoolExhaustedError extends StorageUnavailableError implements PoolUse {
  override readonly code = 'HANGFIRE_POOL_EXHAUSTED';
  readonly poolSize: number | undefined;
  readonly inUse: number;
  readonly waiting: number;

  constructor(
    readonly waitedMs: number,
    { poolSize, inUse, waiting }: PoolUse,
  ) {
    super(
      'take a connection',
      {},
      `The job store got no connection within ${waitedMs} ms: ${inUse} of ${poolSize ?? inUse} ` +
        `connections are in use, and ${waiting} calls wait for one. Whoever holds a connection while ` +
        'waiting for another one needs a larger pool: raise `poolSize`. Trying again is safe.',
    );
    this.poolSize = poolSize;
    this.inUse = inUse;
    this.waiting = waiting;
  }
}
