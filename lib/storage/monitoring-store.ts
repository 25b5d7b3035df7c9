import type { BatchRecord, BatchState } from './batch-store.js';
import type { JobRecord } from './records.js';
import type { RecurringJobRecord } from './recurring-store.js';

/** What people look for. Everything given has to hold. */
export interface JobSearch {
  readonly ids?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  /** Parts of names, without regard to case. */
  readonly type?: string | undefined;
  readonly method?: string | undefined;
  /** Whole names. */
  readonly queue?: string | undefined;
  /** Of the server that runs it now. */
  readonly serverId?: string | undefined;
  readonly recurringId?: string | undefined;
  readonly batchId?: string | undefined;
  /** Part of the type of the job's latest exception, or of the first 1,000 characters of its message. */
  readonly error?: string | undefined;
  /** Part of the stored text of the arguments. */
  readonly argument?: string | undefined;
  /** Contained in type, method or error: words without a qualifier. */
  readonly words?: readonly string[] | undefined;
  /** When the job was created. */
  readonly before?: Date | undefined;
  readonly after?: Date | undefined;
  /** Scheduled, and one of its runs has failed. */
  readonly isRetry?: boolean | undefined;
}

export interface SearchPage {
  /** From 1 to 10,000. */
  readonly limit: number;
  /** The answer's `next`. */
  readonly cursor?: string | undefined;
}

/** A job as a list needs it: without long arguments, and with the last entry of its history alone. */
export interface JobSummary
  extends Pick<
    JobRecord,
    | 'id'
    | 'type'
    | 'method'
    | 'queue'
    | 'priority'
    | 'state'
    | 'isFinished'
    | 'attempt'
    | 'parameters'
    | 'createdAt'
    | 'runAt'
    | 'expireAt'
    | 'serverId'
    | 'waitingFor'
    | 'batchId'
  > {
  /** Where they are short: at most 2,000 characters. For names that are made of them. */
  readonly arguments?: string | undefined;
  /** When it came into its state. */
  readonly stateAt: Date;
  readonly reason?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SearchAnswer {
  readonly jobs: readonly JobSummary[];
  readonly next?: string | undefined;
  /** Given where one call's bound of jobs to look at was reached: all since then were looked at. */
  readonly searchedUntil?: Date | undefined;
}

/** A count that was given up at some bound. */
export interface BoundedCount {
  readonly count: number;
  readonly isExact: boolean;
}

/** A queue that has ready or running jobs, is served by a server, or is paused. */
export interface QueueSummary {
  readonly name: string;
  readonly ready: BoundedCount;
  /** Since when its oldest ready job is ready. */
  readonly oldestReadyAt?: Date | undefined;
  readonly processing: number;
  readonly pausedAt?: Date | undefined;
  readonly pausedBy?: string | undefined;
}

/** Failed jobs of one exception type at one place. */
export interface FailureSummary {
  readonly exceptionType: string;
  /** Of the latest. */
  readonly message: string;
  readonly type: string;
  readonly method: string;
  readonly jobs: BoundedCount;
  readonly latestAt: Date;
  readonly latestJobId: string;
}

export interface BatchSearch {
  readonly states?: readonly BatchState[] | undefined;
  /** Part of the description, without regard to case. */
  readonly description?: string | undefined;
}

export interface BatchSearchAnswer {
  readonly batches: readonly BatchRecord[];
  readonly next?: string | undefined;
}

export interface RecurringSearchAnswer {
  readonly recurringJobs: readonly RecurringJobRecord[];
  readonly next?: string | undefined;
}

/** All recurring jobs together. */
export interface RecurringSummary {
  readonly count: number;
  /** Another text after each change by people or code. */
  readonly revision: string;
  /** What could not be scheduled, and why, unless it is paused: the first hundred, by id. */
  readonly failures: readonly { readonly id: string; readonly error: string }[];
}

/** What the store knows of its own well-being. */
export interface StoreHealth {
  /** How far this process's clock is ahead of the store's, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Since when some transaction keeps the store from cleaning up. */
  readonly oldestSnapshotAt?: Date | undefined;
}

/**
 * Looking at many jobs, for people. Every call ends within the statement timeout, however many jobs
 * there are: counts are given up at a bound, and a search that had to look at too many jobs says how
 * far it came. The database is told of that timeout by its own means, so that it stops working, too.
 */
export interface MonitoringStore {
  /**
   * Newest first by the time of their state; Enqueued in the order of claims, queue by queue, and
   * behind them those that wait for a resource; Scheduled in the order of their times. Without a state,
   * or with several, newest first by creation.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  search(search: JobSearch, page: SearchPage): Promise<SearchAnswer>;
  /**
   * Not exact when there are more, or when that many jobs had to be looked at that there may be more.
   *
   * @throws InvalidSearchError
   */
  count(search: JobSearch, atMost: number): Promise<BoundedCount>;

  /** By name. */
  queues(): Promise<QueueSummary[]>;
  /**
   * The most frequent first, among the latest 10,000 Failed jobs.
   *
   * @throws InvalidSearchError
   */
  failures(limit: number): Promise<FailureSummary[]>;
  /**
   * What has been Processing for longest, that first.
   *
   * @throws InvalidSearchError
   */
  longestRunning(limit: number): Promise<JobSummary[]>;
  /**
   * Newest first. A page may be short, or empty, and have a next one all the same.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer>;
  /**
   * By id.
   *
   * @param words each contained in id, type, method or description, without regard to case
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  searchRecurringJobs(words: readonly string[], page: SearchPage): Promise<RecurringSearchAnswer>;
  recurringJobs(): Promise<RecurringSummary>;
  health(): Promise<StoreHealth>;
}
