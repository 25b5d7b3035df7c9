import type { BatchRecord } from '../../../storage/batches/batch-store.js';
import type { RecentlyFinished, UnfinishedJobs } from '../../../storage/monitoring/batch-holds.js';
import type { FlowItem } from '../../../storage/monitoring/flow-item.js';
import type { JobsInState } from '../../../storage/monitoring/jobs-in-state.js';
import type {
  BatchSearch,
  FailureSummary,
  LineSummary,
  PlaceInQueue,
  QueueSummary,
  RecurringSummary,
} from '../../../storage/monitoring/monitoring-store.js';
import type { ParkedSummary } from '../../../storage/queues/parked-jobs.js';
import type { RecurringJobRecord } from '../../../storage/recurring/recurring-store.js';
import type { StoredJobSummary } from '../../parts/monitoring/job-summary.js';
import type { SearchOperations } from './search-operations.js';

/** A queue, with how many jobs are ready in it: the count stops at one more than `MAX_READY_COUNTED`. */
export interface QueueCount extends Omit<QueueSummary, 'ready'> {
  readonly ready: number;
}

/** Empty lists leave nothing out, as in all searches. */
export interface BatchListing extends BatchSearch {
  readonly limit: number;
  /** An id; undefined: from the youngest batch on. */
  readonly before: string | undefined;
}

export interface BatchPortion {
  /** The ids of the youngest batches that are searched for, the youngest first, no more than the limit. */
  readonly found: readonly string[];
  /**
   * The id of the batch at which the search was given up, because `MAX_BATCHES_LOOKED_AT` were looked at;
   * undefined where it was not.
   */
  readonly edge: string | undefined;
}

export interface RecurringListing {
  readonly limit: number;
  /** An id; undefined: from the first one on. */
  readonly behind: string | undefined;
  /** Each is in id, type, method or description, without regard to case. */
  readonly words: readonly string[];
}

/** What the database tells of itself. */
export interface DatabaseHealth {
  /** Its time, in milliseconds since 1970. */
  readonly nowMs: number;
  readonly oldestSnapshotAt: Date | undefined;
}

/** What the role of the monitoring needs of a dialect. Each operation is bounded, however many jobs there are. */
export interface MonitoringOperations<E> extends SearchOperations<E> {
  /** In the order of the bytes of their names. */
  summarizeQueues(executor: E): Promise<readonly QueueCount[]>;
  /** How many ready jobs of its queue are claimed before a job, no more than the limit. */
  countAhead(executor: E, place: PlaceInQueue, limit: number): Promise<number>;
  /** The longest first, among `MAX_WAITING_COUNTED` waiting jobs. */
  summarizeLines(executor: E, limit: number): Promise<LineSummary[]>;
  /** In the order of the bytes of the names; each count stops at `MAX_PARKED_COUNTED`. */
  summarizeParked(executor: E, limit: number): Promise<ParkedSummary[]>;
  /** The most frequent first, among the latest `MAX_FAILURES_GROUPED` Failed jobs. */
  groupFailures(executor: E, limit: number): Promise<FailureSummary[]>;
  /** The most frequent first, among `MAX_FAILURES_GROUPED` Failed jobs of the batch. */
  groupFailuresOfBatch(executor: E, batchId: string, limit: number): Promise<FailureSummary[]>;
  /** Looks at `MAX_UNFINISHED_COUNTED` jobs of each state; the limit is one of the queues. */
  summarizeUnfinished(executor: E, batchId: string, limit: number): Promise<UnfinishedJobs>;
  /** Undefined where the batch has not started, or does not exist. */
  countRecentlyFinished(
    executor: E,
    batchId: string,
    withinMs: number,
  ): Promise<RecentlyFinished | undefined>;
  /**
   * How many of the jobs that are noted for a bulk operation name it as the latest, by their states; undefined where none
   * are kept. One statement, which finds the jobs by their ids and never sends the ids.
   */
  countStatesOfBulk(executor: E, bulkId: string): Promise<readonly JobsInState[] | undefined>;
  /** Processing jobs; those first that have been in that state for longest. */
  findLongestRunning(executor: E, limit: number): Promise<readonly StoredJobSummary[]>;
  /** One for each id, in their order; sides are counted up to `MAX_FLOW_COUNTED`. */
  findFlowItems(executor: E, ids: readonly string[], limit: number): Promise<FlowItem[]>;
  searchBatches(executor: E, listing: BatchListing): Promise<BatchPortion>;
  /** In the order of their ids. */
  findBatches(executor: E, ids: readonly string[]): Promise<readonly BatchRecord[]>;
  /** In the order of the bytes of their ids, no more than the limit. */
  searchRecurringJobs(
    executor: E,
    listing: RecurringListing,
  ): Promise<readonly RecurringJobRecord[]>;
  /** Tells of no more failures than `MAX_RECURRING_FAILURES`, in the order of the bytes of the ids. */
  summarizeRecurringJobs(executor: E): Promise<RecurringSummary>;
  readHealth(executor: E): Promise<DatabaseHealth>;
}
