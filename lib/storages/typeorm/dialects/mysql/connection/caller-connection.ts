import { NoOpenTransactionError } from '../../../../../storage/errors/no-open-transaction-error.js';
import type { CallerTransaction } from '../../../../../support/caller-transaction.js';
import { connectionBeneath, isQueryable } from '../../../connection/caller-runner.js';
import type { Statement } from '../statement.js';
import { answerOf, askDriver, type MysqlAnswer, PLAIN } from './mysql-client.js';
import type { DriverAnswer, DriverConnection } from './mysql-driver.js';
import { parameterValue } from './parameter-value.js';

/** Asks the database inside a transaction that somebody else has opened and will end. */
export type AskCaller = (statement: Statement, values: readonly unknown[]) => Promise<MysqlAnswer>;

/**
 * How the caller's transaction is asked. TypeORM's own `query` reads answers as the application has set up its driver, so
 * statements go to the connection beneath.
 *
 * @throws NoOpenTransactionError where the given object cannot be asked at all
 */
export function callerConnection(transaction: CallerTransaction): AskCaller {
  if (!isQueryable(transaction)) throw new NoOpenTransactionError();

  return async ({ name, text }, values) => {
    const connection = await connectionBeneath<DriverConnection>(transaction);
    if (!connection) {
      return answerOf((await transaction.query(text, values.map(parameterValue))) as DriverAnswer);
    }
    return askDriver(connection, text, name === undefined ? undefined : values, PLAIN);
  };
}
