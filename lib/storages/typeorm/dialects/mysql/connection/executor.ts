import type { Row } from '../../../../sql/row.js';
import type { StatementBuilder } from '../statement.js';

/** Runs statements, each by itself or inside a transaction. */
export interface Executor {
  /** @returns the rows that the statement answers */
  run(statement: StatementBuilder, values?: readonly unknown[]): Promise<readonly Row[]>;

  /** @returns how many rows the statement has inserted, deleted, or found and updated */
  change(statement: StatementBuilder, values?: readonly unknown[]): Promise<number>;

  /**
   * Runs several statements that happen together or not at all: inside of the transaction of this executor, or else in one
   * of their own. That one may be run again, where the database has undone it because of a deadlock.
   */
  atomically<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T>;
}
