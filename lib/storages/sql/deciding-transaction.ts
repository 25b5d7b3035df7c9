import type { SqlDatabase } from './sql-database.js';

type Decide<Found, Answer> = (found: readonly Found[]) => Promise<readonly Answer[]>;

/**
 * A transaction that asks somebody what is to become of things. The database may undo and repeat it, and others may have
 * the things by then. So before each repetition `decide` is asked about nothing: its last answer is the one that counts.
 */
export function decidingTransaction<E, T, Found, Answer>(
  database: SqlDatabase<E>,
  operation: string,
  decide: Decide<Found, Answer>,
  work: (executor: E, decide: Decide<Found, Answer>) => Promise<T>,
): Promise<T> {
  let hasAsked = false;
  const ask: Decide<Found, Answer> = (found) => {
    hasAsked = true;
    return decide(found);
  };
  return database.transaction(operation, async (executor) => {
    if (hasAsked) await decide([]);
    return work(executor, ask);
  });
}
