import type {
  DueRecurringJob,
  RecurringJobRecord,
  RecurringJobValues,
} from '../../../storage/recurring-store.js';
import type { StateOfJob } from '../jobs/job-operations.js';

/** A time of the schedule of one recurring job. */
export interface NominalTime {
  readonly recurringId: string;
  readonly nominalAt: Date;
}

export interface OccurrenceToStore extends NominalTime {
  /** Undefined where the occurrence is left out. */
  readonly jobId: string | undefined;
}

export interface StoredOccurrence extends OccurrenceToStore {
  /** The state in which its job ended, noted when the job expired. */
  readonly outcome: string | undefined;
}

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

  /** @returns the times that had no occurrence before, each of which has one now */
  insertOccurrences(executor: E, occurrences: readonly OccurrenceToStore[]): Promise<NominalTime[]>;

  /** Changes recurring jobs that are locked. */
  updateScheduled(executor: E, scheduled: readonly ScheduledRecurringJob[]): Promise<unknown>;

  /** Stores an occurrence at a time that no schedule gives, and its job as the last one. Once for each job. */
  recordTrigger(executor: E, id: string, jobId: string): Promise<unknown>;

  /** The latest of each recurring job, as many as the limit, the latest first. */
  findOccurrences(executor: E, ids: readonly string[], limit: number): Promise<StoredOccurrence[]>;

  /** The states of jobs, also of those that have expired and are still stored. */
  findOutcomes(executor: E, jobIds: readonly string[]): Promise<StateOfJob[]>;

  nextRunAt(executor: E): Promise<Date | undefined>;
}
