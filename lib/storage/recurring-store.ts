import type { NewJob, StoredCall } from './records.js';

/**
 * What becomes of occurrences that no server was there to schedule.
 * `relaxed`: one job for all of them.
 * `strict`: one job for each occurrence.
 * `ignorable`: no job.
 */
export type MisfireHandling = 'relaxed' | 'strict' | 'ignorable';

/**
 * What becomes of an occurrence while the job of an earlier occurrence has not ended.
 * `allow`: its job runs beside the earlier job.
 * `skip`: the occurrence gets no job.
 * `queue`: its job runs after the earlier job.
 */
export type OverlapHandling = 'allow' | 'skip' | 'queue';

/** A recurring job as code or people define it. */
export interface RecurringDefinition extends StoredCall {
  readonly cron: string;
  /** The name of an IANA time zone. */
  readonly timeZone: string;
  readonly queue?: string | undefined;
  readonly misfire: MisfireHandling;
  readonly overlap: OverlapHandling;
  /** No occurrence is before this time. */
  readonly startAt?: Date | undefined;
  /** No occurrence is after this time. */
  readonly endAt?: Date | undefined;
  /** Each occurrence starts later by up to this time, in milliseconds. */
  readonly jitterMs: number;
  readonly description?: string | undefined;
}

export interface RecurringJobRecord extends RecurringDefinition {
  readonly id: string;
  /** Grows with every change by people or code. Running by the schedule is no change. */
  readonly version: number;
  /** The latest declaration of a decorator. Undefined for a recurring job that was made at run time. */
  readonly declaration?: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly pausedAt?: Date | undefined;
  /** When the next occurrence is due. Undefined where there is none, whether or not the recurring job is paused. */
  readonly nextRunAt?: Date | undefined;
  /**
   * The nominal time of the occurrence that could not be scheduled; `nextRunAt` then is the time of the next try.
   * The store keeps it when there are no more tries, so that the occurrence is not lost once the error is mended.
   */
  readonly overdueSince?: Date | undefined;
  /** The nominal time of the latest occurrence. */
  readonly lastRunAt?: Date | undefined;
  /** The job of the latest occurrence or trigger. */
  readonly lastJobId?: string | undefined;
  /** Why the recurring job could not be scheduled. */
  readonly error?: string | undefined;
  /** How many times in a row it could not be scheduled. */
  readonly failures: number;
}

/** The fields of a recurring job that callers give. The store keeps the rest by itself. */
export type RecurringJobValues = Omit<RecurringJobRecord, 'version' | 'createdAt' | 'updatedAt'>;

/** One occurrence of the schedule, or one trigger. */
export interface OccurrenceRecord {
  /** The time that the schedule gave, or the time of the trigger. */
  readonly nominalAt: Date;
  /** Undefined where the occurrence got no job. */
  readonly jobId?: string | undefined;
  /** The state of the job. For a job that has expired: the state in which it ended. */
  readonly state?: string | undefined;
}

export interface NewOccurrence {
  readonly nominalAt: Date;
  /** Left out where the occurrence gets no job. */
  readonly job?: NewJob | undefined;
}

/** What one turn of the scheduler made of a recurring job that was due. */
export interface ScheduledOccurrences {
  readonly id: string;
  /** The store leaves out an occurrence that it has recorded before for the same nominal time, and its job. */
  readonly occurrences: readonly NewOccurrence[];
  readonly nextRunAt: Date | undefined;
  readonly overdueSince?: Date | undefined;
  /** Undefined: as before. The time never goes back. */
  readonly lastRunAt?: Date | undefined;
  readonly error?: string | undefined;
  readonly failures: number;
}

export interface DueRecurringJob {
  readonly record: RecurringJobRecord;
  /** Whether any job of its latest 100 occurrences is neither finished nor Failed. */
  readonly isLastUnfinished: boolean;
}

export type RecurringDecision = (
  due: readonly DueRecurringJob[],
) => Promise<readonly ScheduledOccurrences[]>;

/** Recurring jobs and their occurrences. Each occurrence is created once. */
export interface RecurringStore {
  /**
   * Reads the recurring job, asks `decide` for its new values and stores them, while nobody else changes it.
   *
   * @param decide gets undefined where there is no such recurring job; answers undefined to change nothing
   * @returns the stored recurring job
   */
  change(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobValues | undefined,
  ): Promise<RecurringJobRecord | undefined>;

  /** Removes a recurring job. Its jobs stay. @returns false when there is no such recurring job */
  remove(id: string): Promise<boolean>;

  find(id: string): Promise<RecurringJobRecord | undefined>;
  /** Ordered by id. */
  list(): Promise<RecurringJobRecord[]>;

  /**
   * Up to `limit` occurrences of each recurring job, the latest first. Recurring jobs without any are left out.
   *
   * @throws InvalidSearchError
   */
  findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly OccurrenceRecord[]>>;

  /**
   * Takes up to `limit` due recurring jobs so that no other scheduler sees them, asks `decide` what becomes of each,
   * and stores occurrences, jobs and next times, all in one transaction. A recurring job stays due where nothing was
   * decided about it.
   *
   * A store that cannot hold a transaction while `decide` runs hides the recurring jobs from other schedulers for a
   * short time. It stores the decision about each of them as a whole, and only where nobody has changed that recurring
   * job meanwhile.
   *
   * @returns how many recurring jobs were found
   */
  schedule(limit: number, decide: RecurringDecision): Promise<number>;

  /**
   * Records a trigger, whose job is the latest job now. The schedule stays as it is, and the store never takes a
   * trigger for the occurrence of the same millisecond. It records no job twice. Of several triggers in one millisecond
   * it may record one.
   */
  recordTrigger(id: string, jobId: string): Promise<void>;

  /** When the next recurring job becomes due. */
  nextRunAt(): Promise<Date | undefined>;
}
