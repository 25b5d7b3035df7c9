import type { InputProblemAnswer } from './input-problem.js';
import type { BoundedCount } from './live.js';

/** The outcome of a time of the schedule, or of several times in a row. */
export interface OccurrenceAnswer {
  /** The time that the schedule gave, the first of several, or the time of a trigger. */
  readonly nominalAt: number;
  /** `created`, `made-up`, `missed`, `skipped`, `failed` or `triggered`. */
  readonly kind: string;
  /** How many times of the schedule the entry stands for. Left out for a single time. */
  readonly count?: BoundedCount;
  /** The last of several times. */
  readonly lastAt?: number;
  /** When the occurrence was recorded and its job created. Left out if an older version has recorded it. */
  readonly recordedAt?: number;
  /** Why it was skipped: `running`, `paused` or `canceled`. */
  readonly reason?: string;
  /** The job because of which it was skipped. */
  readonly runningJobId?: string;
  /** Who has triggered the job. Left out if code has triggered it. */
  readonly triggeredBy?: string;
  /** Why the job could not be created, at first or at all. Lists leave this out. */
  readonly error?: string;
  readonly jobId?: string;
  /** The state of the job. For an expired job: the state in which the job ended. */
  readonly state?: string;
  /** When the latest run of the job began. */
  readonly startedAt?: number;
  /** How long the latest run took, in milliseconds. Left out if the run has not ended. */
  readonly durationMs?: number;
}

/**
 * Why a recurring job is overdue.
 * `no-server`: no server is running.
 * `not-taken`: servers are running, and none of them schedules it.
 * `error`: it could not be scheduled.
 */
export type OverdueReason = 'no-server' | 'not-taken' | 'error';

/** A recurring job as a list shows it. */
export interface RecurringRow {
  readonly id: string;
  readonly displayName: string;
  readonly cron: string;
  readonly cronText: string;
  readonly timeZone: string;
  readonly pausedAt?: number;
  /** Who has paused the recurring job. Left out if code has paused it. */
  readonly pausedBy?: string;
  /** The next time of the schedule, or the next try after an error. Left out while the recurring job is paused. */
  readonly nextRunAt?: number;
  /**
   * The time of the schedule that servers should have scheduled more than ten seconds ago. Left out while the
   * recurring job is paused.
   */
  readonly overdueSince?: number;
  readonly overdueReason?: OverdueReason;
  /** Whether an error has ended the scheduling. */
  readonly isDisabled: boolean;
  readonly lastRunAt?: number;
  readonly error?: string;
  /** The outcomes of the last times, the latest first. */
  readonly occurrences: readonly OccurrenceAnswer[];
}

export interface RecurringAnswer extends RecurringRow {
  /** The current name of the zone, if it differs from `timeZone`: America/New_York for US/Eastern. */
  readonly currentTimeZone?: string;
  readonly queue?: string;
  /** Whether the jobs wait because that queue is paused. */
  readonly isQueuePaused: boolean;
  readonly misfire: string;
  readonly overlap: string;
  readonly description?: string;
  readonly isDeclared: boolean;
  readonly lastJobId?: string;
  readonly createdAt: number;
  /** Empty while the recurring job is paused or disabled. */
  readonly nextTimes: readonly number[];
}

export interface RecurringJobsAnswer {
  readonly recurringJobs: readonly RecurringRow[];
  readonly next?: string;
}

/** The preview of an expression while somebody types it. */
export type CronPreviewAnswer =
  | { readonly isValid: true; readonly text: string; readonly nextTimes: readonly number[] }
  | {
      readonly isValid: false;
      readonly problem: string;
      readonly field?: string;
      /** The problem for other languages. */
      readonly because?: readonly InputProblemAnswer[];
    };
