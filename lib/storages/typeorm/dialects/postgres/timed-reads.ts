import type { Executor, PostgresDatabase } from './postgres-database.js';
import { limitReads } from './statements/limit-reads.js';

/** Reads for people: they end in time, and see one state of things. */
export class TimedReads {
  constructor(private readonly database: PostgresDatabase) {}

  read<T>(operation: string, work: (executor: Executor) => Promise<T>): Promise<T> {
    return this.database.transaction(operation, async (executor) => {
      await executor.run(limitReads);
      return work(executor);
    });
  }
}

/** Whether a statement was given up because it took too long. */
export function tookTooLong(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === '57014' || (cause instanceof Object && tookTooLong(cause));
}
