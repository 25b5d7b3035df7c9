import { UnsupportedTransactionError } from '../storage/errors/unsupported-transaction-error.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

/** The part of a `PgTransaction` of Drizzle that runs statements. */
export interface DrizzleTransaction {
  readonly _: {
    readonly session: {
      prepareQuery(
        query: { sql: string; params: unknown[] },
        fields: undefined,
        name: undefined,
        isResponseInArrayMode: boolean,
      ): { execute(): Promise<unknown> };
    };
  };
}

type Answer = readonly object[] | { readonly rows: readonly object[] };

/**
 * For the option `transaction`: the transaction that `db.transaction` of Drizzle gives, with the driver
 * `node-postgres`. Drizzle does not show whether its transaction has ended. After the end, statements run on the
 * same connection, in whatever transaction uses it next.
 */
export function drizzleTransaction(tx: DrizzleTransaction): SqlTransaction {
  if (typeof tx?._?.session?.prepareQuery !== 'function') {
    throw new UnsupportedTransactionError(
      'drizzleTransaction',
      'the transaction of db.transaction() of Drizzle, with the driver node-postgres',
      tx,
    );
  }
  return {
    async query(sql, params) {
      const query = tx._.session.prepareQuery({ sql, params }, undefined, undefined, false);
      try {
        // Drizzle returns the answer of the driver.
        const answer = (await query.execute()) as Answer;
        return 'rows' in answer ? answer.rows : answer;
      } catch (error) {
        // The store knows the errors of the driver, which Drizzle wraps.
        throw (error instanceof Error && error.cause) || error;
      }
    },
  };
}
