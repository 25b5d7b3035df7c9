import { optionalDateOf } from '../../../../parts/instants.js';
import type { DatabaseHealth } from '../../../../sql/monitoring/monitoring-operations.js';
import { isRefused } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import { findOldestTransaction, readTime } from './store-health.sql.js';

export async function readHealth(executor: Executor): Promise<DatabaseHealth> {
  const [row] = await executor.run(readTime);
  return { nowMs: Number(row?.now_ms), oldestSnapshotAt: await oldestSnapshot(executor) };
}

/** Only a user with the right PROCESS is told of the transactions of others. */
async function oldestSnapshot(executor: Executor): Promise<Date | undefined> {
  try {
    const [row] = await executor.run(findOldestTransaction);
    return optionalDateOf(row?.oldest_ms);
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}
