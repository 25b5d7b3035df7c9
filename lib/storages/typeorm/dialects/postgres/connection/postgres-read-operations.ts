import type { ReadOperations } from '../../../../sql/connection/read-operations.js';
import { limitLockWaits, limitReads } from './limit-reads.sql.js';
import type { Executor } from './postgres-database.js';

export const postgresReads: ReadOperations<Executor> = {
  async limitReads(executor) {
    await executor.run(limitReads);
  },

  async limitLockWaits(executor) {
    await executor.run(limitLockWaits);
  },

  tookTooLong,
};

/** Whether a statement was given up because it took too long. */
export function tookTooLong(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === '57014' || (cause instanceof Object && tookTooLong(cause));
}
