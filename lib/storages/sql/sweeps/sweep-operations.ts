import type { JobRecord } from '../../../storage/records.js';
import type { SweepReason } from '../../../storage/sweep-store.js';

/** What a dialect does for sweeps. */
export interface SweepOperations<E> {
  /** Jobs that somebody has to decide about, locked until the transaction ends; others pass over them. */
  take(executor: E, reason: SweepReason, limit: number): Promise<JobRecord[]>;

  nextDueAt(executor: E): Promise<Date | undefined>;
}
