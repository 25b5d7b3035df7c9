import type {
  DueRecurringJob,
  OccurrenceDetails,
  OccurrenceKind,
  OccurrenceRecord,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../../storage/recurring/recurring-store.js';
import type { StateOfJob } from '../jobs/job-operations.js';

/** A time of the schedule of one recurring job. */
export interface NominalTime {
  readonly recurringId: string;
  readonly nominalAt: Date;
}

export interface OccurrenceToStore extends NominalTime, OccurrenceDetails {
  readonly kind: OccurrenceKind;
  /** Undefined where the occurrence gets no job. */
  readonly jobId: string | undefined;
}

/** When the latest run of a job began, and how long it took, as far as that is known. */
export interface LatestRun {
  readonly startedAt?: Date | undefined;
  readonly durationMs?: number | undefined;
}

export interface StoredOccurrence
  extends NominalTime,
    LatestRun,
    Omit<OccurrenceRecord, 'state' | keyof LatestRun> {
  /** The state in which its job ended, noted with its latest run when the job expired. */
  readonly outcome: string | undefined;
}

export interface JobOutcome extends StateOfJob, LatestRun {}

/** What a turn of the scheduler changes in a recurring job. */
export interface ScheduledRecurringJob {
  readonly id: string;
  readonly nextRunAt: Date | undefined;
  readonly overdueSince: Date | undefined;
  /** Undefined: as before. An earlier time than the stored one changes nothing. */
  readonly lastRunAt: Date | undefined;
  /** Undefined: as before. */
  readonly lastJobId: string | undefined;
  readonly error: string | undefined;
  readonly failures: number;
}

/** What a dialect does for recurring jobs. */
export interface RecurringOperations<E> {
  find(executor: E, id: string): Promise<RecurringJobRecord | undefined>;

  /** By id, byte by byte. */
  list(executor: E): Promise<RecurringJobRecord[]>;

  /** Finds a recurring job, and locks it until the transaction ends. */
  lock(executor: E, id: string): Promise<RecurringJobRecord | undefined>;

  /** @returns undefined where another transaction has stored this id first */
  insert(executor: E, values: RecurringJobValues): Promise<RecurringJobRecord | undefined>;

  /** Changes a recurring job that is locked. */
  update(executor: E, values: RecurringJobValues): Promise<RecurringJobRecord | undefined>;

  /** @returns false when there is none */
  remove(executor: E, id: string): Promise<boolean>;

  /** Due recurring jobs, locked until the transaction ends; other schedulers pass over them. */
  takeDue(executor: E, limit: number): Promise<DueRecurringJob[]>;

  /**
   * Takes the times that have no occurrence. A failed one stands beside its time, and goes where a later one that is no
   * failure stands for that time.
   *
   * @returns the times that had no occurrence before, each of which has one now
   */
  insertOccurrences(executor: E, occurrences: readonly OccurrenceToStore[]): Promise<NominalTime[]>;

  /** Changes recurring jobs that are locked. */
  updateScheduled(executor: E, scheduled: readonly ScheduledRecurringJob[]): Promise<unknown>;

  /** Stores an occurrence at a time that no schedule gives, and its job as the last one. Once for each job. */
  recordTrigger(executor: E, id: string, jobId: string, by: string | undefined): Promise<unknown>;

  /** The latest of each recurring job, as many as the limit, the latest first. */
  findOccurrences(executor: E, ids: readonly string[], limit: number): Promise<StoredOccurrence[]>;

  /** The states and latest runs of jobs, also of those that have expired and are still stored. */
  findOutcomes(executor: E, jobIds: readonly string[]): Promise<JobOutcome[]>;

  nextRunAt(executor: E): Promise<Date | undefined>;
}
