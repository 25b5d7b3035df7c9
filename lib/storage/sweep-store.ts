import type { JobRecord } from './records.js';
import type { Transition } from './transition.js';

/**
 * Why a job needs somebody to move it on:
 * `due`: Scheduled, and its time has come, or it has none;
 * `abandoned`: Processing, on a server that is gone;
 * `overdue`: waiting for a resource past its deadline.
 */
export type SweepReason = 'due' | 'abandoned' | 'overdue';

export type SweepDecision = (jobs: readonly JobRecord[]) => Promise<readonly Transition[]>;

/** Moving jobs on that no worker holds. Any number of servers sweep at once, without a leader. */
export interface SweepStore {
  /**
   * Takes up to `limit` such jobs so that no other sweep sees them, asks what becomes of them, and
   * applies that, all in one transaction. A store that cannot hold a transaction meanwhile hides the jobs
   * from other sweeps for a short time, and applies a transition only to a job that is as it was found: the
   * jobs of a sweep that dies are found again when that time has passed.
   *
   * @returns how many jobs were found
   */
  sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number>;

  /** When the next job becomes due or overdue. */
  nextDueAt(): Promise<Date | undefined>;
}
