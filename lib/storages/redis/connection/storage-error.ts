import { isError } from '../../../states/is-error.js';
import { StorageFaultError } from '../../../storage/errors/storage-fault-error.js';
import { StorageOperationError } from '../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../storage/errors/storage-unavailable-error.js';
import { HangfireError } from '../../../support/hangfire-error.js';
import { tooLargeToSend } from '../../parts/too-large-to-send.js';
import { replyCodeOf } from './reply-code.js';

/**
 * No server can do it now: it loads its data, is a replica, misses the majority of its Cluster or its replicas, cannot
 * write to its disk, or is busy with a script.
 */
const AWAY_CODES = new Set([
  'LOADING',
  'READONLY',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'TRYAGAIN',
  'MOVED',
  'ASK',
  'NOREPLICAS',
  'UNBLOCKED',
  'MISCONF',
  'BUSY',
]);
const OWN_CODE = /^HANGFIRE_/;
const TOO_MANY_CLIENTS = /max number of clients/;
const MAKE_ROOM =
  'The memory of Redis is full. Raise maxmemory, keep finished jobs for a shorter time, or remove jobs; until then ' +
  'jobs that are stored go on, and no job can be added';

/** Wraps what a script threw, once, saying what was being attempted. */
export function storageError(operation: string, error: unknown): HangfireError {
  if (error instanceof HangfireError) return error;
  const tooLarge = tooLargeToSend(operation, error);
  if (tooLarge) return tooLarge;
  const code = replyCodeOf(error);
  if (code === undefined) {
    return error instanceof TypeError || error instanceof RangeError
      ? new StorageOperationError(operation, { cause: error })
      : new StorageUnavailableError(operation, { cause: error });
  }
  if (OWN_CODE.test(code)) return new StorageOperationError(operation, { cause: error });
  if (code === 'OOM') {
    return new StorageFaultError(operation, { cause: new Error(MAKE_ROOM, { cause: error }) });
  }
  return isAway(code, error)
    ? new StorageUnavailableError(operation, { cause: error })
    : new StorageFaultError(operation, { cause: error });
}

/** The same where there was no connection yet. */
export function connectionError(error: unknown): HangfireError {
  const operation = 'connect to Redis';
  if (error instanceof HangfireError) return error;
  const code = replyCodeOf(error);
  return code === undefined || isAway(code, error)
    ? new StorageUnavailableError(operation, { cause: error })
    : new StorageFaultError(operation, { cause: error });
}

const isAway = (code: string, error: unknown): boolean =>
  AWAY_CODES.has(code) || (isError(error) && TOO_MANY_CLIENTS.test(error.message));
