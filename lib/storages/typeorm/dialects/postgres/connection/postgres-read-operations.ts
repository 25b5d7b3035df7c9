import type { ReadOperations } from '../../../../sql/connection/read-operations.js';

export const postgresReads: ReadOperations = { tookTooLong };

/** Whether a statement was given up because it took too long. */
export function tookTooLong(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === '57014' || (cause instanceof Object && tookTooLong(cause));
}
