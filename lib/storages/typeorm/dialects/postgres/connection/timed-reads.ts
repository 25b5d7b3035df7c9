import { StorageBusyError } from '../../../../../storage/errors/storage-busy-error.js';
import { StorageUnavailableError } from '../../../../../storage/errors/storage-unavailable-error.js';
import { type TurnLimits, Turns } from '../../../../../support/turns.js';
import type { Executor, PostgresDatabase, Row } from './postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { limitLockWaits, limitReads } from './limit-reads.sql.js';

const LINE = { maxWaiting: 200, maxWaitMs: 5_000 } as const;

/**
 * Reads for people: they end in time, and see one state of things. They have a few connections and a line, so that
 * heartbeats, leases and outcomes never wait behind them, however much people ask for.
 */
export class TimedReads {
  private readonly turns: Turns;

  /** @param limits how many reads there may be at the same time, and how many may wait */
  constructor(
    private readonly database: PostgresDatabase,
    limits: Pick<TurnLimits, 'places'> & Partial<TurnLimits>,
  ) {
    this.turns = new Turns(
      { ...LINE, ...limits },
      {
        tooMany: ({ running, waiting }) => new StorageBusyError(running, waiting),
        isOutage: (error) => error instanceof StorageUnavailableError,
      },
    );
  }

  read<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.within(operation, limitReads, work);
  }

  /** A statement that is quick with any number of jobs, unless somebody has locked its table. */
  run(
    operation: string,
    statement: StatementBuilder,
    parameters?: readonly unknown[],
  ): Promise<readonly Row[]> {
    return this.within(operation, limitLockWaits, (reader) => reader.run(statement, parameters));
  }

  private within<T>(
    operation: string,
    limits: StatementBuilder,
    work: (executor: Executor) => Promise<T>,
  ): Promise<T> {
    return this.turns.run(async () => {
      try {
        return await this.database.transaction(operation, async (executor) => {
          await executor.run(limits);
          return work(executor);
        });
      } catch (error) {
        throw tookTooLong(error) ? givenUp(operation, error) : error;
      }
    });
  }
}

function givenUp(operation: string, cause: unknown): StorageUnavailableError {
  const message =
    `The job store took too long to ${operation}, and gave that up. Nothing was read; ask again in a ` +
    'moment, or for less.';
  return new StorageUnavailableError(operation, { cause }, message);
}

/** Whether a statement was given up because it took too long. */
export function tookTooLong(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === '57014' || (cause instanceof Object && tookTooLong(cause));
}
