export interface OccurrenceAnswer {
  readonly nominalAt: number;
  readonly jobId?: string;
  readonly state?: string;
}

export interface RecurringAnswer {
  readonly id: string;
  readonly displayName: string;
  readonly cron: string;
  readonly cronText: string;
  readonly timeZone: string;
  readonly queue?: string;
  readonly misfire: string;
  readonly overlap: string;
  readonly description?: string;
  readonly isDeclared: boolean;
  readonly pausedAt?: number;
  readonly nextRunAt?: number;
  readonly lastRunAt?: number;
  readonly lastJobId?: string;
  readonly error?: string;
  readonly createdAt: number;
  /** The latest first. */
  readonly occurrences: readonly OccurrenceAnswer[];
  readonly nextTimes: readonly number[];
}

/** An expression while somebody types it. */
export type CronPreviewAnswer =
  | { readonly isValid: true; readonly text: string; readonly nextTimes: readonly number[] }
  | { readonly isValid: false; readonly problem: string; readonly field?: string };
