import { isError } from '../../../../../states/is-error.js';
import type { ConflictKind } from '../../../../../storage/conflict-source.js';

/** As much of an error of the driver as says what it is about. */
interface DriverError {
  readonly errno?: unknown;
  readonly code?: unknown;
  readonly sqlState?: unknown;
  readonly fatal?: unknown;
}

const fieldsOf = (error: unknown): DriverError => (isError(error) ? (error as DriverError) : {});

/** The number of an error that the database has answered; undefined for others. */
export function errnoOf(error: unknown): number | undefined {
  const { errno, sqlState } = fieldsOf(error);
  return typeof errno === 'number' && errno >= 1000 && sqlState !== undefined ? errno : undefined;
}

/** The code of an error, as the driver or the operating system names it. */
export function codeOf(error: unknown): string | undefined {
  const { code } = fieldsOf(error);
  return typeof code === 'string' ? code : undefined;
}

const DEADLOCK = 1213;

const CONFLICTS: Readonly<Record<number, ConflictKind>> = {
  [DEADLOCK]: 'deadlock',
  1205: 'lock-wait',
};

/** How a statement gave way to others, so that it may well succeed the next time; undefined where it did not. */
export const conflictOf = (error: unknown): ConflictKind | undefined =>
  CONFLICTS[errnoOf(error) ?? 0];

export const isConflict = (error: unknown): boolean => conflictOf(error) !== undefined;

/** No such table, column or database. */
const MISSING = new Set([1146, 1054, 1049]);

/** Whether something of the schema is gone that was there before. */
export const isMissingPart = (error: unknown): boolean => MISSING.has(errnoOf(error) ?? 0);

/** Whether the connection is of no use any more. */
export const isFatal = (error: unknown): boolean => fieldsOf(error).fatal === true;

const DUPLICATE = 1062;

/** Whether a row of that key is there already; the error may be wrapped. */
export function isDuplicate(error: unknown): boolean {
  const { cause } = error as { readonly cause?: unknown };
  return errnoOf(error) === DUPLICATE || errnoOf(cause) === DUPLICATE;
}

/** A table, a column or a key is there already, or what is to be dropped is not. */
const DONE = new Set([1050, 1060, 1061, 1091]);

/** Whether what a change of the schema was to do is done. */
export const isDoneAlready = (error: unknown): boolean => DONE.has(errnoOf(error) ?? 0);

/** On a database, a table, a column, for a statement, or for want of a right of the whole server. */
const REFUSALS = new Set([1044, 1142, 1143, 1227, 1410]);

/** Whether the user may not do it. */
export const isRefused = (error: unknown): boolean => REFUSALS.has(errnoOf(error) ?? 0);

/**
 * Stores what was missing a moment ago. Where somebody else was quicker, the transaction is run again and looks again, as
 * after a deadlock.
 */
export async function storeMissing<T>(store: () => Promise<T>): Promise<T> {
  try {
    return await store();
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause;
    const error = new Error('Somebody else has stored the same at this moment', { cause });
    throw Object.assign(error, { errno: DEADLOCK, sqlState: '40001' });
  }
}
