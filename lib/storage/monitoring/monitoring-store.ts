import type { BatchRecord, BatchState } from '../batches/batch-store.js';
import type { JobRecord } from '../jobs/records.js';
import type { ParkedSummary } from '../queues/parked-jobs.js';
import type { RecurringJobRecord } from '../recurring/recurring-store.js';
import type { RecentlyFinished, UnfinishedJobs } from './batch-holds.js';
import type { FlowItem } from './flow-item.js';
import type { JobsInState } from './jobs-in-state.js';
import type { StoreHealth } from './store-health.js';

/** Lengths of time in milliseconds, both ends included. An end that is left out is open. */
export interface MsRange {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** A search of people for jobs. A job is found where it matches every field that is given. */
export interface JobSearch {
  readonly ids?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  /** A part of the stored name of the class; case makes no difference. */
  readonly type?: string | undefined;
  /** A part of the name of the method; case makes no difference. */
  readonly method?: string | undefined;
  /** The whole name of the queue. */
  readonly queue?: string | undefined;
  /** The whole id of the server that runs the job now. */
  readonly serverId?: string | undefined;
  /** The whole id of a server that runs the job now, or ran it in an earlier attempt that its history tells of. */
  readonly ranOn?: string | undefined;
  /** The whole id of the recurring job that created the job. */
  readonly recurringId?: string | undefined;
  readonly batchId?: string | undefined;
  /** The whole id of the bulk operation that changed the job last. */
  readonly bulkId?: string | undefined;
  /**
   * A part of the type of the job's latest exception, or of the first 1,000 characters of its message; case makes no
   * difference.
   */
  readonly error?: string | undefined;
  /** The whole fingerprint of the job's latest failure. */
  readonly fingerprint?: string | undefined;
  /** A part of the stored text of the arguments; case makes no difference. */
  readonly argument?: string | undefined;
  /** The words without a qualifier: each occurs in the type, the method or the error. */
  readonly words?: readonly string[] | undefined;
  /** The job was created before this time. */
  readonly before?: Date | undefined;
  /** The job was created at this time or later. */
  readonly after?: Date | undefined;
  /** The job's latest failure was before this time, by its history. Jobs that never failed are left out. */
  readonly failedBefore?: Date | undefined;
  /** The job's latest failure was at this time or later, by its history. */
  readonly failedAfter?: Date | undefined;
  /** How long the run of the job took. Only Succeeded jobs tell. */
  readonly duration?: MsRange | undefined;
  /** How long the job was ready before its run started. Only Succeeded jobs tell. */
  readonly latency?: MsRange | undefined;
  /** Whether the job is Scheduled after one of its runs has failed. */
  readonly isRetry?: boolean | undefined;
}

export interface SearchPage {
  /** From 1 to 10,000. */
  readonly limit: number;
  /** The `next` of the answer before. */
  readonly cursor?: string | undefined;
}

export interface JobPage extends SearchPage {
  /**
   * Whether a list that begins with the newest job begins with the oldest one. Lists in the order of claims or of their
   * times stay as they are. A cursor belongs to its order.
   */
  readonly isOldestFirst?: boolean | undefined;
}

/** As much of a job as a list needs: only short arguments, and only the last entry of the history. */
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
  /** Left out where they have more than 2,000 characters. Display names are made of them. */
  readonly arguments?: string | undefined;
  /** When the job came into its state. */
  readonly stateAt: Date;
  readonly reason?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SearchAnswer {
  readonly jobs: readonly JobSummary[];
  readonly next?: string | undefined;
  /** Given where the search stopped at its bound: it has looked at all jobs that are newer than this time, or older if the oldest come first. */
  readonly searchedUntil?: Date | undefined;
}

/** Where a job stands in its queue. */
export type PlaceInQueue = Pick<JobRecord, 'queue' | 'priority' | 'id'>;

/** A count that stops at a bound. */
export interface BoundedCount {
  readonly count: number;
  /** False where there may be more. */
  readonly isExact: boolean;
}

export interface CountOptions {
  /**
   * Somebody waits for this number, to decide by it: the count may take seconds, and look at all jobs of a large list. Left out:
   * the count takes a moment, and may stop early.
   */
  readonly isThorough?: boolean | undefined;
}

/** A queue that has ready, waiting or running jobs, that some server serves, or that is paused. */
export interface QueueSummary {
  readonly name: string;
  readonly ready: BoundedCount;
  /** Since when the oldest ready job of the queue is ready. */
  readonly oldestReadyAt?: Date | undefined;
  /** Enqueued jobs that wait for a resource or are parked, among the 10,000 that are looked at. */
  readonly waiting: BoundedCount;
  readonly processing: number;
  readonly pausedAt?: Date | undefined;
  readonly pausedBy?: string | undefined;
}

/** The jobs that wait for one resource. */
export interface LineSummary {
  readonly resource: string;
  readonly waiting: BoundedCount;
  /** Of the waiting jobs, the one that was created first. */
  readonly oldestJobId: string;
  /** The job whose run holds the lock; undefined where the resource is free, and kept for a job that was woken. */
  readonly holder?: { readonly jobId: string; readonly serverId: string } | undefined;
}

/**
 * Failed jobs whose latest failures have one cause, by their fingerprint. Without one, by the type of the exception, the
 * class and the method.
 */
export interface FailureSummary {
  readonly fingerprint?: string | undefined;
  readonly exceptionType: string;
  /** The message of the latest failure. */
  readonly message: string;
  /** The class and the method of the latest failure. */
  readonly type: string;
  readonly method: string;
  /** How many methods have failures of the group. */
  readonly methods: number;
  readonly jobs: BoundedCount;
  readonly latestAt: Date;
  readonly latestJobId: string;
}

export interface BatchSearch {
  readonly states?: readonly BatchState[] | undefined;
  /** A part of the description; case makes no difference. */
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
  /** A new text after each change by a person or by code. */
  readonly revision: string;
  /** The recurring jobs that could not be scheduled and are not paused, and why: the first hundred, by id. */
  readonly failures: readonly { readonly id: string; readonly error: string }[];
}

/**
 * Readings of many jobs, for people. Every call ends within the statement timeout, however many jobs there are: a
 * count stops at a bound, and a search that had to look at too many jobs says how far it came. A store also sets the
 * timeout in its database, by the means of that database, so that the database stops as well.
 */
export interface MonitoringStore {
  /**
   * Jobs of one state come in the order of the time of that state, the newest first, with two exceptions. Enqueued jobs
   * come in the order of claims, queue by queue, and behind them the jobs that wait for a resource. Scheduled jobs come
   * in the order of their times. Without a state, or with several states, the newest job comes first. The page may ask
   * for the oldest first.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  search(search: JobSearch, page: JobPage): Promise<SearchAnswer>;
  /**
   * The count stops at `atMost`, and where the store had to look at too many jobs.
   *
   * @throws InvalidSearchError
   */
  count(search: JobSearch, atMost: number, options?: CountOptions): Promise<BoundedCount>;

  /**
   * How many ready jobs of its queue servers take before a job that stands there, or would stand there. The count stops
   * at `atMost`.
   *
   * @throws InvalidSearchError
   */
  countAhead(place: PlaceInQueue, atMost: number): Promise<BoundedCount>;
  /** Ordered by name. */
  queues(): Promise<QueueSummary[]>;
  /**
   * The longest lines, among 10,000 jobs that wait for a resource. Parked jobs stand in no line. Of equally long ones, the one whose resource comes first.
   *
   * @throws InvalidSearchError
   */
  lines(limit: number): Promise<LineSummary[]>;
  /**
   * The parked jobs by queue, class and method, in the order of these names.
   *
   * @throws InvalidSearchError
   */
  parked(limit: number): Promise<ParkedSummary[]>;
  /**
   * The failures of the latest 10,000 Failed jobs, or of up to 10,000 Failed jobs of one batch. The most frequent failure
   * comes first.
   *
   * @throws InvalidSearchError
   */
  failures(limit: number, batchId?: string): Promise<FailureSummary[]>;
  /**
   * What keeps a batch from ending. Up to 10,000 jobs of each state are looked at, so a count may be a lower bound.
   *
   * @param limit of the queues
   * @throws InvalidSearchError
   */
  unfinishedOfBatch(batchId: string, limit: number): Promise<UnfinishedJobs>;
  /**
   * The span is `withinMs`, or less: since the start of the batch, and, where the batch has more than 10,000 finished
   * jobs, since the oldest of the latest 10,000 jobs that have finished in the whole store.
   *
   * @param withinMs more than 0, in milliseconds
   * @returns undefined where the batch has not started, or does not exist
   */
  finishedOfBatch(batchId: string, withinMs: number): Promise<RecentlyFinished | undefined>;
  /**
   * The jobs that a bulk operation changed last, by the states that they are in now, in the order of the names of the states.
   *
   * @returns undefined where the store keeps no ids of the operation's jobs, and would have to search for them
   */
  statesOfBulk(bulkId: string): Promise<readonly JobsInState[] | undefined>;
  /**
   * What is around jobs and batches: one item for each id, in the order of the ids. Each count stops at 1,000.
   *
   * @param ids UUIDs, each once
   * @param limit of the items of each side
   * @throws InvalidSearchError
   */
  flowItems(ids: readonly string[], limit: number): Promise<FlowItem[]>;
  /**
   * The job that has been Processing for the longest time comes first.
   *
   * @throws InvalidSearchError
   */
  longestRunning(limit: number): Promise<JobSummary[]>;
  /**
   * The newest batch comes first. A page may have fewer batches than its limit, or none, and still have a next page.
   *
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer>;
  /**
   * Ordered by id.
   *
   * @param words each occurs in the id, the type, the method or the description; case makes no difference
   * @throws InvalidCursorError
   * @throws InvalidSearchError
   */
  searchRecurringJobs(words: readonly string[], page: SearchPage): Promise<RecurringSearchAnswer>;
  recurringJobs(): Promise<RecurringSummary>;
  health(): Promise<StoreHealth>;
}
