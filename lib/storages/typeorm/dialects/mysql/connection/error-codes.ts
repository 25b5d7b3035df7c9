import { isError } from '../../../../../states/is-error.js';

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

/** A deadlock, or a row that was waited for too long. */
const CONFLICTS = new Set([1213, 1205]);

/** Whether a statement gave way to others, so that it may well succeed the next time. */
export const isConflict = (error: unknown): boolean => CONFLICTS.has(errnoOf(error) ?? 0);

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

/** On a table, a column, a database, or for want of a right of the whole server. */
const REFUSALS = new Set([1142, 1143, 1044, 1227]);

/** Whether the user may not do it. */
export const isRefused = (error: unknown): boolean => REFUSALS.has(errnoOf(error) ?? 0);
