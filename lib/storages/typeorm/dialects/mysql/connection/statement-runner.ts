import type { Row } from '../../../../sql/row.js';
import type { StatementBuilder } from '../statement.js';
import type { Executor } from './executor.js';
import type { MysqlAnswer } from './mysql-client.js';

/** Sends one statement. */
export type Ask = (statement: StatementBuilder, values: readonly unknown[]) => Promise<MysqlAnswer>;

/** Does the work in a transaction of its own. */
export type Transact = <T>(
  operation: string,
  work: (executor: Executor) => Promise<T>,
) => Promise<T>;

export class StatementRunner implements Executor {
  /** @param transact left out where every statement is part of a transaction already */
  constructor(
    private readonly ask: Ask,
    private readonly transact?: Transact,
  ) {}

  async run(statement: StatementBuilder, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.ask(statement, values)).rows;
  }

  async change(statement: StatementBuilder, values: readonly unknown[] = []): Promise<number> {
    return (await this.ask(statement, values)).affected;
  }

  atomically<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.transact ? this.transact(operation, work) : work(this);
  }
}
