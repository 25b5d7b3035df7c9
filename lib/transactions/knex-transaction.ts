import { NoOpenTransactionError } from '../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../storage/errors/unsupported-transaction-error.js';
import type { SqlTransaction } from '../support/sql-transaction.js';

/** The part of a `Knex.Transaction` that leads to its connection. */
export interface KnexTransaction {
  isCompleted(): boolean;
  /** Knex has no type for its client. */
  readonly client: unknown;
}

interface Client {
  readonly driverName?: string;
  acquireConnection(): Promise<Connection>;
}

/** A connection of `pg`. */
interface Connection {
  query(sql: string, parameters: unknown[]): Promise<{ readonly rows: readonly object[] }>;
}

/** For the option `transaction`: the transaction that `knex.transaction` gives, with the client `pg`. */
export function knexTransaction(trx: KnexTransaction): SqlTransaction {
  const client = trx?.client as Client | null | undefined;
  if (client?.driverName !== 'pg') {
    throw new UnsupportedTransactionError(
      'knexTransaction',
      'the transaction of knex.transaction(), with the client "pg"',
      trx,
    );
  }
  return {
    async query(sql, parameters) {
      // An instance of Knex without a transaction has no such method.
      if (trx.isCompleted?.() !== false) throw new NoOpenTransactionError();

      // `raw` would treat question marks as parameters, and the application's settings could change the rows.
      const connection = await client.acquireConnection();
      return (await connection.query(sql, parameters)).rows;
    },
  };
}
