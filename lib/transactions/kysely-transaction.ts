import { NoOpenTransactionError } from '../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../storage/errors/unsupported-transaction-error.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

/** The part of a `Transaction` of Kysely that runs statements. */
export interface KyselyTransaction {
  readonly isTransaction: boolean;
  withoutPlugins(): {
    executeQuery(query: unknown): Promise<{ readonly rows: readonly unknown[] }>;
  };
}

/** Kysely's message for a transaction that has ended. */
const HAS_ENDED = /^Transaction is already (committed|rolled back)/;

/** For the option `transaction`: the transaction that `db.transaction().execute` or `db.startTransaction` gives. */
export function kyselyTransaction(trx: KyselyTransaction): SqlTransaction {
  if (typeof trx?.withoutPlugins !== 'function' || typeof trx.isTransaction !== 'boolean') {
    throw new UnsupportedTransactionError(
      'kyselyTransaction',
      'the transaction of db.transaction() or db.startTransaction() of Kysely',
      trx,
    );
  }
  return {
    async query(sql, parameters) {
      if (!trx.isTransaction) throw new NoOpenTransactionError();

      const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] };
      const queryId = { queryId: 'nestjs-hangfire' };
      try {
        // Plugins may rename columns.
        const { rows } = await trx
          .withoutPlugins()
          .executeQuery({ sql, parameters, query, queryId });
        // The statements of the store answer rows with names.
        return rows as readonly object[];
      } catch (error) {
        if (error instanceof Error && HAS_ENDED.test(error.message))
          throw new NoOpenTransactionError();
        throw error;
      }
    },
  };
}
