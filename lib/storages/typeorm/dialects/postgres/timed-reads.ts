import { StorageBusyError } from '../../../../storage/errors/storage-busy-error.js';
import { type TurnLimits, Turns } from '../../../../support/turns.js';
import type { Executor, PostgresDatabase, Row } from './postgres-database.js';
import type { StatementBuilder } from './statement.js';
import { limitReads } from './statements/limit-reads.js';

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
    const refusal = ({ running, waiting }: { running: number; waiting: number }) =>
      new StorageBusyError(running, waiting);
    this.turns = new Turns({ ...LINE, ...limits }, refusal);
  }

  read<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.turns.run(() =>
      this.database.transaction(operation, async (executor) => {
        await executor.run(limitReads);
        return work(executor);
      }),
    );
  }

  /** A statement that is quick with any number of jobs. */
  run(statement: StatementBuilder, parameters?: readonly unknown[]): Promise<readonly Row[]> {
    return this.turns.run(() => this.database.run(statement, parameters));
  }
}

/** Whether a statement was given up because it took too long. */
export function tookTooLong(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === '57014' || (cause instanceof Object && tookTooLong(cause));
}
