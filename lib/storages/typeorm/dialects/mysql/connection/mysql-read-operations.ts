import type { ReadOperations } from '../../../../sql/connection/read-operations.js';
import { errnoOf } from './error-codes.js';

/** Of MariaDB and of MySQL: a statement took longer than it may. */
const TOO_LONG = new Set([1969, 3024]);

export const mysqlReads: ReadOperations = { tookTooLong };

/** Whether a statement was given up because it took too long. */
function tookTooLong(error: unknown): boolean {
  if (TOO_LONG.has(errnoOf(error) ?? 0)) return true;
  const { cause } = error as { cause?: unknown };
  return cause instanceof Object && tookTooLong(cause);
}
