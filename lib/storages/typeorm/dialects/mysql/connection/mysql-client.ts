import type { Row } from '../../../../sql/row.js';
import type { PooledClient } from '../../../connection/client-pool.js';
import type {
  DriverAnswer,
  DriverConnection,
  DriverHeader,
  DriverQuery,
  DriverRows,
} from './mysql-driver.js';
import type { MysqlPool } from './mysql-pool.js';
import { parameterValue } from './parameter-value.js';

export interface MysqlQuery {
  readonly text: string;
  /** Left out where the statement takes none. Then it is not prepared, which some statements cannot be. */
  readonly values?: readonly unknown[] | undefined;
}

export interface MysqlAnswer {
  readonly rows: readonly Row[];
  /** How many rows the statement has inserted, deleted, or found and updated. */
  readonly affected: number;
}

/** A connection of mysql2, with promises. */
export class MysqlClient implements PooledClient<MysqlQuery, MysqlAnswer> {
  /** The time of its statements is limited, for the transaction that is under way. */
  isLimited = false;
  /** Its transaction could not be ended. */
  isLost = false;

  constructor(
    private readonly connection: DriverConnection,
    readonly pool: MysqlPool,
  ) {}

  query({ text, values }: MysqlQuery): Promise<MysqlAnswer> {
    return askDriver(this.connection, text, values, this.pool.isPrivate ? {} : PLAIN);
  }

  release(error?: Error | boolean): void {
    if (error) this.connection.destroy();
    else this.connection.release();
  }
}

/** For connections that the application has set up: rows are objects, and values are what the driver makes of them. */
export const PLAIN = {
  typeCast: (_field: unknown, next: () => unknown): unknown => next(),
  rowsAsArray: false,
  nestTables: false,
} as const;

/** The driver escapes values by the SQL mode that is usual, so they go by themselves where that is possible. */
export function askDriver(
  connection: DriverConnection,
  text: string,
  values: readonly unknown[] | undefined,
  reading: Partial<typeof PLAIN>,
): Promise<MysqlAnswer> {
  return new Promise((resolve, reject) => {
    const done = (error: unknown, answer: DriverAnswer) =>
      error ? reject(error) : resolve(answerOf(answer));
    const query: DriverQuery = {
      ...reading,
      sql: text,
      values: values?.map(parameterValue) ?? [],
    };
    if (values && connection.execute) connection.execute(query, done);
    else connection.query(query, done);
  });
}

export function answerOf(answer: DriverAnswer): MysqlAnswer {
  if ('affectedRows' in answer) return { rows: [], affected: answer.affectedRows };
  const rows = isOfBlock(answer) ? answer[0] : answer;
  return { rows, affected: rows.length };
}

const isOfBlock = (
  answer: DriverRows | readonly [DriverRows, DriverHeader],
): answer is readonly [DriverRows, DriverHeader] => Array.isArray(answer[0]);
