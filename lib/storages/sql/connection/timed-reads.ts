import { AsyncLocalStorage } from 'node:async_hooks';
import type { Turns } from '../../../support/flow/turns.js';
import { type ReadingLimits, readingGivenUp, readingTurns } from '../../parts/reading-turns.js';
import type { ReadingKind, SqlDatabase } from '../sql-database.js';
import type { ReadOperations } from './read-operations.js';
import { SharedReading } from './shared-reading.js';

type Work<E, T> = (executor: E) => Promise<T>;

/**
 * Reads for people: they end in time, and see one state of things. They have a few connections and a line, so that
 * heartbeats, leases and outcomes never wait behind them, however much people ask for.
 */
export class TimedReads<E> {
  private readonly turns: Turns;
  private readonly shared = new AsyncLocalStorage<SharedReading<E>>();

  /** @param limits how many reads there may be at the same time, and how many may wait */
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: ReadOperations,
    limits: ReadingLimits,
  ) {
    this.turns = readingTurns(limits);
  }

  read<T>(operation: string, work: Work<E, T>): Promise<T> {
    return this.within(operation, 'timed', work);
  }

  /** What is quick with any number of jobs, unless somebody has locked its table. */
  readQuickly<T>(operation: string, work: Work<E, T>): Promise<T> {
    return this.within(operation, 'quick', work);
  }

  /**
   * The reads that `work` asks for share a turn, a transaction and its snapshot. `work` asks the store for nothing else,
   * because it holds a connection that may be the only one.
   */
  together<T>(operation: string, work: () => Promise<T>): Promise<T> {
    if (this.shared.getStore()) return work();
    return this.within(operation, 'timed', async (executor) => {
      const shared = new SharedReading(executor);
      try {
        return await this.shared.run(shared, work);
      } finally {
        await shared.end();
      }
    });
  }

  /** Whether a read has failed with this error because it took too long. */
  tookTooLong(error: unknown): boolean {
    return this.operations.tookTooLong(error);
  }

  private within<T>(operation: string, kind: ReadingKind, work: Work<E, T>): Promise<T> {
    const shared = this.shared.getStore();
    if (shared) return shared.run(work);
    return this.turns.run(async () => {
      try {
        return await this.database.read(operation, kind, work);
      } catch (error) {
        throw this.operations.tookTooLong(error)
          ? readingGivenUp(operation, { cause: error })
          : error;
      }
    });
  }
}
