import type { ReadingKind } from '../../../../sql/sql-database.js';
import { READING_LIMITS } from './limit-reads.sql.js';

/**
 * Begins a transaction that is rolled back when its process does nothing for that long. One that is frozen,
 * or cut off without its connection being closed, would else keep the rows that it has locked, and with
 * them everybody who wants to change one of them.
 *
 * Both statements travel together, so the bound costs no round trip. It ends with the transaction.
 *
 * The isolation is named, because roles and databases can have a stricter default, and the store's transactions would
 * fail again and again.
 */
export const beginBounded = (idleTimeoutMs: number): string =>
  `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = ${idleTimeoutMs}`;

/** The same for a transaction that only reads. */
export const beginReading = (idleTimeoutMs: number, kind: ReadingKind): string =>
  `${beginBounded(idleTimeoutMs)};${READING_LIMITS[kind]}`;
