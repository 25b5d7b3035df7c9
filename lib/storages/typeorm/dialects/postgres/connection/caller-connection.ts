import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import { UnsupportedTransactionError } from '../../../../../storage/errors/unsupported-transaction-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { Row } from '../../../../sql/row.js';
import type { Statement } from '../statement.js';
import { ownTypes } from './own-types.js';
import type { PgClient } from './pg-pool.js';

/** Asks the database inside a transaction that somebody else has opened and will end. */
export type AskCaller = (
  statement: Statement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/** As much of TypeORM's QueryRunner as leads to its connection. */
interface Runner {
  readonly isReleased: boolean;
  connect(): Promise<Pick<PgClient, 'query'>>;
}

/** What TypeORM's objects have, and a transaction of another library may have: it takes SQL with `$1`, `$2`. */
interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** An EntityManager has a QueryRunner where a transaction is open; the caller may also pass the QueryRunner itself. */
type MaybeOfTypeOrm = CallerTransaction & { readonly queryRunner?: unknown };

/**
 * How the caller's transaction is asked. TypeORM's own `query` reads answers as the application has set up its process,
 * so statements go to the connection beneath.
 *
 * @throws NoOpenTransactionError where the given object cannot be asked at all
 */
export function callerConnection(transaction: CallerTransaction): AskCaller {
  if (!isQueryable(transaction)) throw new NoOpenTransactionError();

  return async ({ text }, values) => {
    const runner = runnerOf(transaction);
    const connection = await runner?.connect();
    // Released: the connection may have another transaction by now. TypeORM refuses the statement.
    if (!connection || runner?.isReleased)
      return rowsOf(await transaction.query(text, [...values]));
    return (await connection.query({ text, values, types: ownTypes })).rows;
  };
}

function runnerOf(transaction: MaybeOfTypeOrm): Runner | undefined {
  const runner = transaction.queryRunner ?? transaction;
  return isOpenRunner(runner) ? runner : undefined;
}

function isOpenRunner(value: unknown): value is Runner {
  const { connect, isReleased } = value as Partial<Runner>;
  return typeof connect === 'function' && isReleased === false;
}

const isQueryable = (value: Partial<Queryable>): value is Queryable =>
  typeof value.query === 'function';

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
