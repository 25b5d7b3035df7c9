import type { BoundedCount } from './live.js';

/** What became of a time of the schedule, or of several in a row. */
export interface OccurrenceAnswer {
  /** The time that the schedule gave, the first of several, or the time of a trigger. */
  readonly nominalAt: number;
  /** `created`, `made-up`, `missed`, `skipped`, `failed` or `triggered`. */
  readonly kind: string;
  /** For how many times of the schedule the entry stands. Left out for a single one. */
  readonly count?: BoundedCount;
  /** The last of several times. */
  readonly lastAt?: number;
  /** When it was recorded, and its job created. Left out where an older version has recorded it. */
  readonly recordedAt?: number;
  /** Why it was skipped: `running`, `paused` or `canceled`. */
  readonly reason?: string;
  /** The job because of which it was skipped. */
  readonly runningJobId?: string;
  /** Who has triggered it. Left out where code has. */
  readonly triggeredBy?: string;
  /** Why its job could not be created, or not at first. Lists leave it out. */
  readonly error?: string;
  readonly jobId?: string;
  /** The state of the job. For a job that has expired: the state in which it ended. */
  readonly state?: string;
  /** When the latest run of the job began. */
  readonly startedAt?: number;
  /** How long the latest run took, in milliseconds. Left out where it has not ended. */
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
  /** Who has paused it. Left out where code has. */
  readonly pausedBy?: string;
  /** The next time of the schedule, or the next try after an error. Left out while it is paused. */
  readonly nextRunAt?: number;
  /** The time of the schedule that should have been scheduled more than ten seconds ago, while it is not paused. */
  readonly overdueSince?: number;
  readonly overdueReason?: OverdueReason;
  /** Whether an error has ended the scheduling. */
  readonly isDisabled: boolean;
  readonly lastRunAt?: number;
  readonly error?: string;
  /** What became of the last times, the latest first. */
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
  /** Empty while it is paused or disabled. */
  readonly nextTimes: readonly number[];
}

export interface RecurringJobsAnswer {
  readonly recurringJobs: readonly RecurringRow[];
  readonly next?: string;
}

/** The preview of an expression while somebody types it. */
export type CronPreviewAnswer =
  | { readonly isValid: true; readonly text: string; readonly nextTimes: readonly number[] }
  | { readonly isValid: false; readonly problem: string; readonly field?: string };
