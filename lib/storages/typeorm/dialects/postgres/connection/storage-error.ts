import { constants } from 'node:buffer';
import { isError } from '../../../../../states/is-error.js';
import type { ConflictKind } from '../../../../../storage/conflict-source.js';
import { StorageFaultError } from '../../../../../storage/errors/storage-fault-error.js';
import { StorageOperationError } from '../../../../../storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import { TooLargeToStoreError } from '../../../../../storage/errors/too-large-to-store-error.js';
import { HangfireError } from '../../../../../support/hangfire-error.js';
import { hasLostStatement } from './lost-statements.js';

/** As much of an error of PostgreSQL as says what it is about. */
interface DatabaseError {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly column?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Data that cannot be read, converted or held (22), and limits that a larger server has as well (54). */
const DATA_STATES = /^(22|54)/;
/** Constraints. Without the name of one, a row has found no partition, for instance. */
const CONSTRAINT_STATES = /^23/;

/**
 * Nobody gets an answer now: connections (08, but for a request that is not understood), full disks and too
 * many connections, a server that stops or starts or is read-only during a failover, a transaction that was
 * ended because its process did nothing for too long. Or the statement met others, and gave way to them:
 * deadlocks and the like (40), a lock that was not to be had.
 */
const AWAY_STATES = /^(08(?!P01)|40|57(?!014))|^(53100|53300|25006|25P03|55P03)$/;

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
]);

/** What node-postgres says without a code. */
const AWAY_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|query read timeout|pool after calling end|not established/i;

const CONFLICTS: Readonly<Record<string, ConflictKind>> = {
  '40P01': 'deadlock',
  '40001': 'serialization',
  '55P03': 'lock-wait',
};

/** How a statement gave way to others, so that it may well succeed the next time; undefined where it did not. */
export const conflictOf = (error: unknown): ConflictKind | undefined =>
  CONFLICTS[String(fieldsOf(error).code)];

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
  return isFromDatabase(error) && !isAboutData(error)
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
export function isAboutData(error: unknown): boolean {
  const { code, constraint, column } = fieldsOf(error);
  if (typeof code !== 'string') return false;
  if (CONSTRAINT_STATES.test(code)) return constraint !== undefined || column !== undefined;
  return DATA_STATES.test(code);
}

/** Whether the session of a connection may be to blame: it may have been left read-only, or in another role. */
export function mayBeOfSession(error: unknown): boolean {
  return isFromDatabase(error) && !isAboutData(error) && !isOfStatement(error);
}

/** Conflicts with others, and statements that were cancelled. */
const isOfStatement = (error: unknown) => /^(40|55P03|57014)/.test(String(fieldsOf(error).code));

/** Whether nobody would get an answer now, whatever is asked. */
function isAway(error: unknown): boolean {
  const { code, cause, errors } = fieldsOf(error);
  if (Array.isArray(errors)) return errors.some(isAway);
  if (hasLostStatement(error)) return true;
  if (typeof code === 'string') return AWAY_STATES.test(code) || AWAY_CODES.has(code);
  return isError(error) && (AWAY_MESSAGES.test(error.message) || isAway(cause));
}

function isFromDatabase(error: unknown): boolean {
  const { code } = fieldsOf(error);
  return typeof code === 'string' && SQLSTATE.test(code);
}

const fieldsOf = (error: unknown): DatabaseError =>
  isError(error) ? (error as DatabaseError) : {};

/** Node cannot hold the text of the statement, or of one of its parameters. */
const isBeyondStrings = (error: unknown): boolean =>
  error instanceof RangeError && error.message === 'Invalid string length';
