import { constants } from 'node:buffer';
import { isError } from '../../../../../states/is-error.js';
import { StorageFaultError } from '../../../../../storage/errors/storage-fault-error.js';
import { StorageOperationError } from '../../../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import { TooLargeToStoreError } from '../../../../../storage/errors/too-large-to-store-error.js';
import { HangfireError } from '../../../../../support/hangfire-error.js';
import { codeOf, errnoOf, isConflict } from './error-codes.js';

/** Too long, out of range, not to be read as its type, null, twice, a constraint; a statement that is too large. */
const DATA_ERRNOS = new Set([
  1048, 1062, 1153, 1264, 1265, 1292, 1366, 1406, 1411, 1452, 1690, 3140, 3141, 3819, 4025,
]);

/**
 * Nobody gets an answer now: a server that stops, or is read-only during a failover, too many connections, full disks, a
 * session that was ended from outside.
 */
const AWAY_ERRNOS = new Set([
  1021, 1040, 1041, 1053, 1077, 1079, 1080, 1114, 1152, 1158, 1159, 1160, 1161, 1203, 1226, 1290,
  1792, 1836, 1927, 3100, 3168, 4031,
]);

const AWAY_CODES = new Set([
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
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** What mysql2 says without a code. */
const AWAY_MESSAGES = /pool is closed|connection is in closed state|connection lost/i;

/** Wraps whatever a statement threw, once, saying what was being attempted. */
export function storageError(operation: string, error: unknown): HangfireError {
  if (error instanceof HangfireError) return error;
  if (isBeyondStrings(error)) {
    const subject = `What was to be sent to ${operation}`;
    return new TooLargeToStoreError(subject, undefined, constants.MAX_STRING_LENGTH, {
      cause: error,
    });
  }
  if (isAway(error)) return new StorageUnavailableError(operation, { cause: error });
  return errnoOf(error) !== undefined && !isAboutData(error)
    ? new StorageFaultError(operation, { cause: error })
    : new StorageOperationError(operation, { cause: error });
}

/** The same where there was no connection, and so no statement that could be to blame. */
export function connectionError(operation: string, error: unknown): HangfireError {
  if (error instanceof HangfireError) return error;
  return isAway(error)
    ? new StorageUnavailableError(operation, { cause: error })
    : new StorageFaultError(operation, { cause: error });
}

/** Whether the error is proven to be about what the statement was to store. */
const isAboutData = (error: unknown): boolean => DATA_ERRNOS.has(errnoOf(error) ?? 0);

/** Whether nobody would get an answer now, whatever is asked. */
function isAway(error: unknown): boolean {
  const errno = errnoOf(error);
  if (errno !== undefined) return AWAY_ERRNOS.has(errno) || isConflict(error);
  const code = codeOf(error);
  if (code !== undefined && AWAY_CODES.has(code)) return true;
  return isError(error) && (AWAY_MESSAGES.test(error.message) || isAway(error.cause));
}

/** Node cannot hold the text of the statement, or of one of its values. */
const isBeyondStrings = (error: unknown): boolean =>
  error instanceof RangeError && error.message === 'Invalid string length';
