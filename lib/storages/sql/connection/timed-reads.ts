import type { Turns } from '../../../support/flow/turns.js';
import { type ReadingLimits, readingGivenUp, readingTurns } from '../../parts/reading-turns.js';
import type { SqlDatabase } from '../sql-database.js';
import type { ReadOperations } from './read-operations.js';

type Work<E, T> = (executor: E) => Promise<T>;

/**
 * Reads for people: they end in time, and see one state of things. They have a few connections and a line, so that
 * heartbeats, leases and outcomes never wait behind them, however much people ask for.
 */
export class TimedReads<E> {
  private readonly turns: Turns;

  /** @param limits how many reads there may be at the same time, and how many may wait */
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ReadOperations<E>,
    limits: ReadingLimits,
  ) {
    this.turns = readingTurns(limits);
  }

  read<T>(operation: string, work: Work<E, T>): Promise<T> {
    return this.within(operation, (executor) => this.operations.limitReads(executor), work);
  }

  /** What is quick with any number of jobs, unless somebody has locked its table. */
  readQuickly<T>(operation: string, work: Work<E, T>): Promise<T> {
    return this.within(operation, (executor) => this.operations.limitLockWaits(executor), work);
  }

  /** Whether a read has failed with this error because it took too long. */
  tookTooLong(error: unknown): boolean {
    return this.operations.tookTooLong(error);
  }

  private within<T>(operation: string, limit: Work<E, void>, work: Work<E, T>): Promise<T> {
    return this.turns.run(async () => {
      try {
        return await this.database.transaction(operation, async (executor) => {
          await limit(executor);
          return work(executor);
        });
      } catch (error) {
        throw this.operations.tookTooLong(error)
          ? readingGivenUp(operation, { cause: error })
          : error;
      }
    });
  }
}
