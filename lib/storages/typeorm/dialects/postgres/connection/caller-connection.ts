import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../../../../../storage/errors/unsupported-transaction-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { Row } from '../../../../sql/row.js';
import { connectionBeneath, isQueryable } from '../../../connection/caller-runner.js';
import type { Statement } from '../statement.js';
import { ownTypes } from './own-types.js';
import type { PgClient } from './pg-pool.js';

/** Asks the database inside a transaction that somebody else has opened and will end. */
export type AskCaller = (
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/**
 * How the caller's transaction is asked. TypeORM's own `query` reads answers as the application has set up its process,
 * so statements go to the connection beneath.
 *
 * @throws NoOpenTransactionError where the given object cannot be asked at all
 */
export function callerConnection(transaction: CallerTransaction): AskCaller {
  if (!isQueryable(transaction)) throw new NoOpenTransactionError();

  return async ({ text }, values) => {
    const connection = await connectionBeneath<Pick<PgClient, 'query'>>(transaction);
    if (!connection) return rowsOf(await transaction.query(text, [...values]));
    return (await connection.query({ text, values, types: ownTypes })).rows;
  };
}

/**
 * TypeORM answers UPDATE and DELETE with the rows and how many they are, everything else with the rows.
 *
 * @throws UnsupportedTransactionError
 */
function rowsOf(answer: unknown): readonly Row[] {
  const isCounted =
    Array.isArray(answer) && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  const rows: unknown = isCounted ? answer[0] : answer;
  if (!Array.isArray(rows) || Array.isArray(rows[0])) {
    throw new UnsupportedTransactionError('The query of the transaction', 'rows as objects', rows);
  }
  return rows as readonly Row[];
}
