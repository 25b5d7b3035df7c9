import type { NewJob, StoredCall } from './records.js';

/**
 * What becomes of occurrences that nobody was there to schedule: `relaxed`: one job for all of them;
 * `strict`: one job for each; `ignorable`: none.
 */
export type MisfireHandling = 'relaxed' | 'strict' | 'ignorable';

/**
 * What becomes of an occurrence while the job of the one before has not ended: `allow`: it runs
 * beside it; `skip`: it is left out; `queue`: it runs after it.
 */
export type OverlapHandling = 'allow' | 'skip' | 'queue';

/** What a recurring job is meant to do, as code or people have it. */
export interface RecurringDefinition extends StoredCall {
  readonly cron: string;
  /** The name of an IANA time zone. */
  readonly timeZone: string;
  readonly queue?: string | undefined;
  readonly misfire: MisfireHandling;
  readonly overlap: OverlapHandling;
  /** No occurrence before. */
  readonly startAt?: Date | undefined;
  /** No occurrence after. */
  readonly endAt?: Date | undefined;
  /** Each occurrence starts up to so much later, in milliseconds. */
  readonly jitterMs: number;
  readonly description?: string | undefined;
}

export interface RecurringJobRecord extends RecurringDefinition {
  readonly id: string;
  /** Grows with every change by people or code; running by its schedule is none. */
  readonly version: number;
  /** The decorator's declaration that was applied last; undefined: made at run time. */
  readonly declaration?: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly pausedAt?: Date | undefined;
  /** Undefined: never, paused or not. */
  readonly nextRunAt?: Date | undefined;
  /**
   * The nominal time of the occurrence that could not be scheduled; `nextRunAt` is then when that is
   * tried again. Kept when there are no more tries, so that nothing is lost once the error is cleared.
   */
  readonly overdueSince?: Date | undefined;
  /** The nominal time of the last occurrence. */
  readonly lastRunAt?: Date | undefined;
  readonly lastJobId?: string | undefined;
  /** Why it could not be scheduled. */
  readonly error?: string | undefined;
  /** How often in a row it could not. */
  readonly failures: number;
}

/** Everything about a recurring job that is stored, but what the store itself keeps. */
export type RecurringJobValues = Omit<RecurringJobRecord, 'version' | 'createdAt' | 'updatedAt'>;

/** One run of the schedule, or one that was asked for by hand. */
export interface OccurrenceRecord {
  /** The time that the schedule gave, or at which it was triggered. */
  readonly nominalAt: Date;
  /** Undefined where the occurrence was left out. */
  readonly jobId?: string | undefined;
  /** The state of its job; of one that has expired, the one in which it ended. */
  readonly state?: string | undefined;
}

export interface NewOccurrence {
  readonly nominalAt: Date;
  /** Left out: the occurrence counts as done without a job. */
  readonly job?: NewJob | undefined;
}

/** What one turn of the scheduler made of a recurring job that was due. */
export interface ScheduledOccurrences {
  readonly id: string;
  /**
   * Each is created unless there was one for that time before; then its job is not created either.
   */
  readonly occurrences: readonly NewOccurrence[];
  readonly nextRunAt: Date | undefined;
  readonly overdueSince?: Date | undefined;
  /** Undefined: as before. It never goes back. */
  readonly lastRunAt?: Date | undefined;
  readonly error?: string | undefined;
  readonly failures: number;
}

export interface DueRecurringJob {
  readonly record: RecurringJobRecord;
  /** Whether the job of one of its latest 100 occurrences is neither finished nor Failed. */
  readonly isLastUnfinished: boolean;
}

export type RecurringDecision = (
  due: readonly DueRecurringJob[],
) => Promise<readonly ScheduledOccurrences[]>;

/** Recurring jobs: their definitions, and their occurrences, each of which is created once. */
export interface RecurringStore {
  /**
   * Reads the recurring job, asks what it should be, and stores that, while nobody else changes it.
   *
   * @param decide undefined: it stays as it is
   * @returns what is stored now
   */
  change(
    id: string,
    decide: (current: RecurringJobRecord | undefined) => RecurringJobValues | undefined,
  ): Promise<RecurringJobRecord | undefined>;

  /** Its jobs stay. @returns false when there is none */
  remove(id: string): Promise<boolean>;

  find(id: string): Promise<RecurringJobRecord | undefined>;
  /** By id. */
  list(): Promise<RecurringJobRecord[]>;

  /**
   * The latest of each, up to `limit` of them, the latest first; nothing for those that are not there.
   *
   * @throws InvalidSearchError
   */
  findOccurrences(
    ids: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly OccurrenceRecord[]>>;

  /**
   * Takes up to `limit` recurring jobs whose time has come so that no other scheduler sees them, asks
   * what becomes of each, and stores occurrences, jobs and next times, all in one transaction. Those
   * that are not decided stay due. A store that cannot hold a transaction while somebody decides hides the
   * recurring jobs from other schedulers for a short time, and stores what was decided about each of them
   * only as a whole, and only where that recurring job is as it was found.
   *
   * @returns how many were found
   */
  schedule(limit: number, decide: RecurringDecision): Promise<number>;

  /**
   * Records that an occurrence was created by hand: its job is the last one now. The schedule stays as
   * it is, and no occurrence of the schedule is taken for this one, although both may have the same
   * millisecond. What is recorded already is not recorded again.
   */
  recordTrigger(id: string, jobId: string): Promise<void>;

  /** When the next one becomes due. */
  nextRunAt(): Promise<Date | undefined>;
}
