import type { NewJob, StoredCall } from '../jobs/records.js';

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
  /** The person who has paused it. Undefined where it is not paused, or where code has paused it. */
  readonly pausedBy?: string | undefined;
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

/** A change of a recurring job by people or code. */
export interface RecurringJobChange extends RecurringJobValues {
  /** Times of the schedule that were due before the change and get no job. They are stored with the change. */
  readonly passed?: readonly PassedOccurrence[] | undefined;
}

/**
 * What became of a time of the schedule.
 * `created`: its job was created on time.
 * `made-up`: its job was created late, because nobody scheduled it at its time.
 * `missed`: nobody scheduled it at its time, and it gets no job.
 * `skipped`: it gets no job, for a `SkipReason`.
 * `failed`: its job could not be created. Whatever is recorded later for this time takes its place.
 * `triggered`: no time of the schedule, but a job that somebody asked for beside it.
 */
export type OccurrenceKind = 'created' | 'made-up' | 'missed' | 'skipped' | 'failed' | 'triggered';

/**
 * Why an occurrence was skipped.
 * `running`: the job of an earlier occurrence had not ended.
 * `paused`: the recurring job was paused.
 * `canceled`: a client filter has cancelled the job.
 */
export type SkipReason = 'running' | 'paused' | 'canceled';

/** The parts of an occurrence that its kind decides. */
export interface OccurrenceDetails {
  /** The last time that the occurrence stands for. Undefined where it stands for one time. */
  readonly lastAt?: Date | undefined;
  /** How many times of the schedule the occurrence stands for: 1, or those from `nominalAt` to `lastAt`. */
  readonly count?: number | undefined;
  /** Of a `skipped` occurrence. Undefined where an older version has recorded it. */
  readonly reason?: SkipReason | undefined;
  /** Of an occurrence that was skipped because of a job: that job. */
  readonly runningJobId?: string | undefined;
  /** Why the job could not be created, or not at first. At most 1,000 characters, and an ellipsis. */
  readonly error?: string | undefined;
}

/** What has become of a time of the schedule, of several in a row, or a trigger. */
export interface OccurrenceRecord extends OccurrenceDetails {
  /** The time that the schedule gave, the first of several, or the time of the trigger. */
  readonly nominalAt: Date;
  readonly kind: OccurrenceKind;
  /** 1 unless the occurrence stands for several times. */
  readonly count: number;
  /** When it was recorded, and its job created. Undefined where an older version has recorded it. */
  readonly recordedAt?: Date | undefined;
  /** The person who has triggered it. Undefined where code has. */
  readonly triggeredBy?: string | undefined;
  /** Undefined where the occurrence got no job. */
  readonly jobId?: string | undefined;
  /** The state of the job. For a job that has expired: the state in which it ended. */
  readonly state?: string | undefined;
  /** When the latest run of the job began. Undefined where it has not run, or is gone and nothing is known. */
  readonly startedAt?: Date | undefined;
  /** How long the latest run took, in milliseconds. Undefined where it has not ended. */
  readonly durationMs?: number | undefined;
}

/** An occurrence that gets no job. */
export interface PassedOccurrence extends OccurrenceDetails {
  readonly nominalAt: Date;
  readonly kind: OccurrenceKind;
}

export interface NewOccurrence extends PassedOccurrence {
  /** Left out where the occurrence gets no job. */
  readonly job?: NewJob | undefined;
}

/** What one turn of the scheduler made of a recurring job that was due. */
export interface ScheduledOccurrences {
  readonly id: string;
  /**
   * The store leaves out an occurrence that it has recorded before for the same nominal time, and its job. A `failed`
   * occurrence does not count as recorded: one of a later decision that stands for its time takes its place.
   */
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
  /** The latest job of its latest 100 occurrences that is neither finished nor Failed. Undefined where there is none. */
  readonly unfinishedJobId?: string | undefined;
}

export type RecurringDecision = (
  due: readonly DueRecurringJob[],
) => Promise<readonly ScheduledOccurrences[]>;

/** Recurring jobs and their occurrences. Each occurrence is created once. */
export interface RecurringStore {
  /**
   * Reads the recurring job, asks `decide` for its new values and stores them, while nobody else changes it.
   *
   * The `passed` occurrences are stored in the same transaction. One whose nominal time has an occurrence is left out.
   *
   * @param decide gets undefined where there is no such recurring job; answers undefined to change nothing. It may be
   *   asked again, and its last answer counts
   * @returns the stored recurring job
   */
  change(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobChange | undefined,
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
   * decided about it. Where the database has undone the transaction, the store repeats it and asks again; before that it
   * asks about no recurring jobs at all. The last answer counts.
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
   *
   * @param by the person who has triggered it; left out where code has
   */
  recordTrigger(id: string, jobId: string, by?: string): Promise<void>;

  /** When the next recurring job becomes due. */
  nextRunAt(): Promise<Date | undefined>;
}
