import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import type { Statement } from '../statement.js';
import { answerOf, askDriver, type MysqlAnswer, PLAIN } from './mysql-client.js';
import type { DriverAnswer, DriverConnection } from './mysql-driver.js';
import { parameterValue } from './parameter-value.js';

/** Asks the database inside a transaction that somebody else has opened and will end. */
export type AskCaller = (statement: Statement, values: readonly unknown[]) => Promise<MysqlAnswer>;

/** As much of TypeORM's QueryRunner as leads to its connection. */
interface Runner {
  readonly isReleased: boolean;
  connect(): Promise<DriverConnection>;
}

/** What TypeORM's objects have, and a transaction of another library may have: it takes SQL with `?`. */
interface Queryable {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** An EntityManager has a QueryRunner where a transaction is open; the caller may also pass the QueryRunner itself. */
type MaybeOfTypeOrm = CallerTransaction & { readonly queryRunner?: unknown };

/**
 * How the caller's transaction is asked. TypeORM's own `query` reads answers as the application has set up its driver, so
 * statements go to the connection beneath.
 *
 * @throws NoOpenTransactionError where the given object cannot be asked at all
 */
export function callerConnection(transaction: CallerTransaction): AskCaller {
  if (!isQueryable(transaction)) throw new NoOpenTransactionError();

  return async ({ name, text }, values) => {
    const runner = runnerOf(transaction);
    const connection = await runner?.connect();
    // Released: the connection may have another transaction by now. TypeORM refuses the statement.
    if (!connection || runner?.isReleased) {
      return answerOf((await transaction.query(text, values.map(parameterValue))) as DriverAnswer);
    }
    return askDriver(connection, text, name === undefined ? undefined : values, PLAIN);
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
