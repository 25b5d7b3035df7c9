import { isError } from '../../../../../states/is-error.js';
import type { ConflictKind } from '../../../../../storage/conflict-source.js';
import {
  CODES_OF_NO_ANSWER,
  connectionErrorsBy,
  type KindsOfErrors,
  storageErrorsBy,
} from '../../../connection/statement-errors.js';
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

const AWAY_CODES = new Set(CODES_OF_NO_ANSWER);

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

const KINDS: KindsOfErrors = {
  isAway,
  isFault: (error) => isFromDatabase(error) && !isAboutData(error),
};

export const storageError = storageErrorsBy(KINDS);
export const connectionError = connectionErrorsBy(KINDS);

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
