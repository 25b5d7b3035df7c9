import type { ReadingKind } from '../../../../sql/sql-database.js';
import { ddl } from '../schema/ddl.sql.js';

/** How long one statement of a read may take. */
const TIMEOUT = '2s';
/** Whoever holds a table for longer keeps it from everybody, however little is asked for. */
const LOCK_TIMEOUT = '1s';

/** Parallel workers and compilation take longer than they save, and the workers are missed elsewhere. */
const PLAIN_PLANS = `
  SET LOCAL max_parallel_workers_per_gather = 0;
  SET LOCAL jit = off`;

/** How a transaction that only reads goes on after its beginning: one text, so that the bounds cost no exchange. */
export const READING_LIMITS: Readonly<Record<ReadingKind, string>> = {
  timed: `
  SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = '${TIMEOUT}';
  SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';${PLAIN_PLANS}`,
  quick: `
  SET TRANSACTION READ ONLY;
  SET LOCAL lock_timeout = '${LOCK_TIMEOUT}';${PLAIN_PLANS}`,
};

/**
 * For walks along an index: a page needs the first rows of an order, which the planner does not know
 * when it finds sorting the whole table as cheap as 20,000 steps.
 */
export const followIndexes = ddl(
  () => `
  SET LOCAL enable_sort = off;
  SET LOCAL enable_seqscan = off;
  SET LOCAL enable_bitmapscan = off`,
);
