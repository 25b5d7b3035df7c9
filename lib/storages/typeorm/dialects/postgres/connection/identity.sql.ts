import { currentSecret } from '../events/notify.sql.js';
import { statement } from '../statement.js';

/**
 * What tells this store from stores in other databases, also from copies of it: the numbers of its database and of its
 * table, and its secret.
 *
 * $1 name of the table of jobs
 */
export const identify = statement(
  'identify',
  (tables) => `
  SELECT concat_ws(' ',
    (SELECT oid FROM pg_database WHERE datname = current_database()),
    to_regclass($1::text)::oid,
    ${currentSecret(tables)}) AS identity`,
);

/** Fails outside of a transaction. Takes the lock that storing a job takes anyway. */
export const requireTransaction = statement(
  'require-transaction',
  (tables) => `LOCK TABLE ${tables.job} IN ROW EXCLUSIVE MODE`,
);
