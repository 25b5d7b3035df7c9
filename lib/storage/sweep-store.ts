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
   * applies that, all in one transaction.
   *
   * @returns how many jobs were found
   */
  sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number>;

  /** When the next job becomes due or overdue. */
  nextDueAt(): Promise<Date | undefined>;
}
