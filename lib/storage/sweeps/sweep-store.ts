import type { JobRecord } from '../jobs/records.js';
import type { Transition } from '../jobs/transition.js';

/**
 * Why a sweep moves a job on.
 * `due`: the job is Scheduled, and its time has come, or it has no time.
 * `abandoned`: the job is Processing on a server that is gone.
 * `overdue`: the job waits for a resource, and its deadline has passed.
 */
export type SweepReason = 'due' | 'abandoned' | 'overdue';

export type SweepDecision = (jobs: readonly JobRecord[]) => Promise<readonly Transition[]>;

/** Sweeps move jobs on that no worker holds. Any number of servers sweep at once, without a leader. */
export interface SweepStore {
  /**
   * Takes up to `limit` such jobs so that no other sweep sees them, asks `decide` what becomes of them, and applies the
   * transitions, all in one transaction. Where the database has undone the transaction, the store repeats it and asks
   * again; before that it asks about no jobs at all. The last answer counts.
   *
   * A store that cannot hold a transaction while `decide` runs hides the jobs from other sweeps for a short time, and
   * applies a transition only to a job that nobody has changed meanwhile. When a sweep dies, other sweeps find its jobs
   * after that time.
   *
   * @returns how many jobs were found
   */
  sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number>;

  /** When the next job becomes due or overdue. */
  nextDueAt(): Promise<Date | undefined>;
}
