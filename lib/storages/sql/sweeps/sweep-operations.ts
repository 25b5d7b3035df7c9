import type { JobRecord } from '../../../storage/jobs/records.js';
import type { SweepReason } from '../../../storage/sweeps/sweep-store.js';

/** What a dialect does for sweeps. */
export interface SweepOperations<E> {
  /** Jobs that somebody has to decide about, locked until the transaction ends; others pass over them. */
  take(executor: E, reason: SweepReason, limit: number): Promise<JobRecord[]>;

  nextDueAt(executor: E): Promise<Date | undefined>;
}
