import { constants } from 'node:buffer';
import { isError } from '../../../../states/exception-info.js';
import { StorageOperationError } from '../../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../../storage/errors/storage-unavailable-error.js';
import { TooLargeToStoreError } from '../../../../storage/errors/too-large-to-store-error.js';
import { HangfireError } from '../../../../support/hangfire-error.js';

/**
 * SQLSTATEs after which the same statement may well succeed: connections (08), serialization and
 * deadlocks (40), full disks and too many connections (53), cancelled by an operator or a restart
 * (57), a server that is read-only during a failover (25006), a transaction that was ended because its
 * process did nothing for too long (25P03), a lock that was not to be had (55P03).
 */
const TRANSIENT_STATES = /^(08|40|53|57)|^(25006|25P03|55P03)$/;

const TRANSIENT_CODES = new Set([
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
]);

/** What node-postgres says without a code. */
const TRANSIENT_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|query read timeout|pool after calling end|not established/i;

/** Whether trying again may help. */
export function isTransient(error: unknown): boolean {
  if (!isError(error)) return false;

  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return errors.some(isTransient);
  if (typeof code === 'string') return TRANSIENT_STATES.test(code) || TRANSIENT_CODES.has(code);
  return TRANSIENT_MESSAGES.test(error.message) || isTransient(cause);
}

/** Wraps whatever the driver threw, once, saying what was being attempted. */
export function storageError(operation: string, error: unknown): HangfireError {
  if (error instanceof HangfireError) return error;
  if (isBeyondStrings(error)) {
    const subject = `What was to be sent to ${operation}`;
    return new TooLargeToStoreError(subject, undefined, constants.MAX_STRING_LENGTH, {
      cause: error,
    });
  }
  return isTransient(error)
    ? new StorageUnavailableError(operation, { cause: error })
    : new StorageOperationError(operation, { cause: error });
}

/** Node cannot hold the text of the statement, or of one of its parameters. */
const isBeyondStrings = (error: unknown): boolean =>
  error instanceof RangeError && error.message === 'Invalid string length';
