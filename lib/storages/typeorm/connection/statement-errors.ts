import { StorageFaultError } from '../../../storage/errors/storage-fault-error.js';
import { StorageOperationError } from '../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../storage/errors/storage-unavailable-error.js';
import { HangfireError } from '../../../support/hangfire-error.js';
import { tooLargeToSend } from '../../parts/too-large-to-send.js';

/** What Node says where nobody gives an answer. */
export const CODES_OF_NO_ANSWER: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
];

/** How a dialect tells the errors of its driver apart. */
export interface KindsOfErrors {
  /** Whether nobody would get an answer now, whatever is asked. */
  readonly isAway: (error: unknown) => boolean;
  /** Whether the database itself says no, and not because of what the statement was to store. */
  readonly isFault: (error: unknown) => boolean;
}

/** Wraps whatever a statement threw, once, saying what was being attempted. */
export const storageErrorsBy =
  ({ isAway, isFault }: KindsOfErrors) =>
  (operation: string, error: unknown): HangfireError => {
    if (error instanceof HangfireError) return error;
    const tooLarge = tooLargeToSend(operation, error);
    if (tooLarge) return tooLarge;
    if (isAway(error)) return new StorageUnavailableError(operation, { cause: error });
    return isFault(error)
      ? new StorageFaultError(operation, { cause: error })
      : new StorageOperationError(operation, { cause: error });
  };

/** The same where there was no connection, and so no statement that could be to blame. */
export const connectionErrorsBy =
  ({ isAway }: KindsOfErrors) =>
  (operation: string, error: unknown): HangfireError => {
    if (error instanceof HangfireError) return error;
    return isAway(error)
      ? new StorageUnavailableError(operation, { cause: error })
      : new StorageFaultError(operation, { cause: error });
  };
