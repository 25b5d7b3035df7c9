/** Longer than a process is ever busy between two statements of a transaction, in seconds. */
const IDLE_SECONDS = 30;
/** How long a statement waits for a row that somebody else has locked, in seconds. */
const LOCK_WAIT_SECONDS = 10;

/** At the level that is usual, REPEATABLE READ, a claim of an empty queue would block whoever creates a job. */
export const isolateSession = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE';

/** What an administrator may have set for people, and no statement of the store expects. */
const USUAL =
  "autocommit = 1, SESSION completion_type = 'NO_CHAIN', SESSION sql_safe_updates = 0, SESSION sql_big_selects = 1, " +
  'SESSION sql_select_limit = 18446744073709551615, SESSION foreign_key_checks = 1, SESSION unique_checks = 1';

/**
 * The mode refuses what does not fit instead of cutting it, and escapes as the driver does.
 *
 * MariaDB ends a transaction whose process does nothing for long, so that a frozen one does not keep the rows that it
 * has locked; MySQL cannot.
 */
export const setUpSession = (isMariaDb: boolean): string => `
  SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', SESSION ${USUAL},
      SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}${
        isMariaDb ? `, SESSION idle_transaction_timeout = ${IDLE_SECONDS}` : ''
      }`;

export const limitTime = (isMariaDb: boolean, seconds: number): string =>
  isMariaDb
    ? `SET SESSION max_statement_time = ${seconds}`
    : `SET SESSION max_execution_time = ${seconds * 1000}`;

/** What the administrator allows counts again. */
export const endTimeLimit = (isMariaDb: boolean): string =>
  `SET SESSION ${isMariaDb ? 'max_statement_time' : 'max_execution_time'} = DEFAULT`;

/** Begins a transaction that only reads, and sees one state of things. */
export const BEGIN_SNAPSHOT = [
  'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
  'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
] as const;

export const BEGIN_READING = 'START TRANSACTION READ ONLY';
export const BEGIN = 'START TRANSACTION';
/** For the next transaction alone, on a connection whose session is not the store's. */
export const ISOLATE_NEXT = 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED';
export const COMMIT = 'COMMIT';
export const ROLLBACK = 'ROLLBACK';
/** No statement answers faster; it waits for nobody. */
export const PROBE = 'SELECT 1';
