export interface OccurrenceAnswer {
  readonly nominalAt: number;
  readonly jobId?: string;
  readonly state?: string;
}

/** A recurring job as a list shows it. */
export interface RecurringRow {
  readonly id: string;
  readonly displayName: string;
  readonly cron: string;
  readonly cronText: string;
  readonly timeZone: string;
  readonly pausedAt?: number;
  readonly nextRunAt?: number;
  readonly lastRunAt?: number;
  readonly error?: string;
  /** The last runs, the latest first. */
  readonly occurrences: readonly OccurrenceAnswer[];
}

export interface RecurringAnswer extends RecurringRow {
  /** The current name of the zone, if it differs from `timeZone`: America/New_York for US/Eastern. */
  readonly currentTimeZone?: string;
  readonly queue?: string;
  readonly misfire: string;
  readonly overlap: string;
  readonly description?: string;
  readonly isDeclared: boolean;
  readonly lastJobId?: string;
  readonly createdAt: number;
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
