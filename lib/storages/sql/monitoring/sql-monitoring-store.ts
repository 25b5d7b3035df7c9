import type { RecentlyFinished, UnfinishedJobs } from '../../../storage/monitoring/batch-holds.js';
import type { FlowItem } from '../../../storage/monitoring/flow-item.js';
import type { JobsInState } from '../../../storage/monitoring/jobs-in-state.js';
import type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
  CountOptions,
  FailureSummary,
  JobPage,
  JobSearch,
  JobSummary,
  LineSummary,
  MonitoringStore,
  PlaceInQueue,
  QueueSummary,
  RecurringSearchAnswer,
  RecurringSummary,
  SearchAnswer,
  SearchPage,
} from '../../../storage/monitoring/monitoring-store.js';
import type { SharedReadings } from '../../../storage/monitoring/shared-readings.js';
import type { StoreHealth } from '../../../storage/monitoring/store-health.js';
import {
  requireValidBound,
  requireValidLimit,
  requireValidSearch,
} from '../../../storage/monitoring/valid-search.js';
import type { ParkedSummary } from '../../../storage/queues/parked-jobs.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { MAX_READY_COUNTED } from '../../parts/monitoring/bounds.js';
import { isImpossible } from '../../parts/monitoring/impossible-search.js';
import { jobSummaryOf } from '../../parts/monitoring/job-summary.js';
import { countLimits, SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { type PaceLimits, WalkPace } from '../../parts/monitoring/walk-pace.js';
import type { TimedReads } from '../connection/timed-reads.js';
import { findBatchPage } from './batch-search.js';
import { JobSearcher } from './job-searcher.js';
import type { MonitoringOperations, QueueCount } from './monitoring-operations.js';
import { findRecurringPage } from './recurring-search.js';

/** How many jobs the first step looks at; after a timeout, how many that of the second try does. */
const FIRST_STEP = 100;
const CAREFUL_STEP = 10;

interface JobWalk {
  readonly search: JobSearch;
  readonly limits: PaceLimits;
}

export class SqlMonitoringStore<E> implements MonitoringStore, SharedReadings {
  constructor(
    private readonly reads: TimedReads<E>,
    private readonly operations: MonitoringOperations<E>,
  ) {}

  together<T>(work: () => Promise<T>): Promise<T> {
    return this.reads.together('read several things', work);
  }

  async search(search: JobSearch, page: JobPage): Promise<SearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    if (isImpossible(search)) return { jobs: [] };

    const walk: JobWalk = { search, limits: SEARCH_LIMITS };
    return this.walk('search jobs', walk, (searcher) => searcher.find(page));
  }

  async count(
    search: JobSearch,
    atMost: number,
    { isThorough = false }: CountOptions = {},
  ): Promise<BoundedCount> {
    requireValidSearch(search);
    requireValidBound(atMost);
    if (isImpossible(search)) return { count: 0, isExact: true };

    const walk: JobWalk = { search, limits: countLimits(isThorough) };
    return this.walk('count jobs', walk, (searcher) => searcher.count(atMost));
  }

  async queues(): Promise<QueueSummary[]> {
    const counts = await this.reads.read('summarize queues', (reader) =>
      this.operations.summarizeQueues(reader),
    );
    return counts.map(queueSummaryOf);
  }

  async countAhead(place: PlaceInQueue, atMost: number): Promise<BoundedCount> {
    requireValidBound(atMost);
    if (!isUuid(place.id)) return { count: 0, isExact: true };
    const count = await this.reads.read('count jobs ahead', (reader) =>
      this.operations.countAhead(reader, place, atMost + 1),
    );
    return { count: Math.min(count, atMost), isExact: count <= atMost };
  }

  async lines(limit: number): Promise<LineSummary[]> {
    requireValidLimit(limit);
    return this.reads.read('summarize lines', (reader) =>
      this.operations.summarizeLines(reader, limit),
    );
  }

  async parked(limit: number): Promise<ParkedSummary[]> {
    requireValidLimit(limit);
    return this.reads.read('summarize parked jobs', (reader) =>
      this.operations.summarizeParked(reader, limit),
    );
  }

  async failures(limit: number, batchId?: string): Promise<FailureSummary[]> {
    requireValidLimit(limit);
    if (batchId !== undefined && !isUuid(batchId)) return [];
    return this.reads.read('group failures', (reader) =>
      batchId === undefined
        ? this.operations.groupFailures(reader, limit)
        : this.operations.groupFailuresOfBatch(reader, batchId, limit),
    );
  }

  async unfinishedOfBatch(batchId: string, limit: number): Promise<UnfinishedJobs> {
    requireValidLimit(limit);
    if (!isUuid(batchId)) return { states: [], queues: [] };
    return this.reads.read('summarize unfinished jobs', async (reader) => {
      await this.operations.followIndexes(reader);
      return this.operations.summarizeUnfinished(reader, batchId, limit);
    });
  }

  async finishedOfBatch(batchId: string, withinMs: number): Promise<RecentlyFinished | undefined> {
    if (!isUuid(batchId)) return undefined;
    return this.reads.read('count recently finished jobs', async (reader) => {
      await this.operations.followIndexes(reader);
      return this.operations.countRecentlyFinished(reader, batchId, withinMs);
    });
  }

  async statesOfBulk(bulkId: string): Promise<readonly JobsInState[] | undefined> {
    if (!isUuid(bulkId)) return [];
    return this.reads.read('count the jobs of a bulk operation', (reader) =>
      this.operations.countStatesOfBulk(reader, bulkId),
    );
  }

  async flowItems(ids: readonly string[], limit: number): Promise<FlowItem[]> {
    requireValidLimit(limit);
    if (ids.length === 0) return [];
    return this.reads.read('find the items of a flow', async (reader) => {
      await this.operations.followIndexes(reader);
      return this.operations.findFlowItems(reader, ids, limit);
    });
  }

  async longestRunning(limit: number): Promise<JobSummary[]> {
    requireValidLimit(limit);
    const jobs = await this.reads.read('find the longest running jobs', (reader) =>
      this.operations.findLongestRunning(reader, limit),
    );
    return jobs.map(jobSummaryOf);
  }

  async searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    return this.reads.read('search batches', (reader) =>
      findBatchPage(this.operations, reader, search, page),
    );
  }

  async searchRecurringJobs(
    words: readonly string[],
    page: SearchPage,
  ): Promise<RecurringSearchAnswer> {
    requireValidSearch({ words });
    requireValidLimit(page.limit);
    return this.reads.read('search recurring jobs', (reader) =>
      findRecurringPage(this.operations, reader, words, page),
    );
  }

  recurringJobs(): Promise<RecurringSummary> {
    return this.reads.read('summarize recurring jobs', (reader) =>
      this.operations.summarizeRecurringJobs(reader),
    );
  }

  health(): Promise<StoreHealth> {
    return this.reads.readQuickly('read the health of the store', async (reader) => {
      const sentMs = Date.now();
      const { nowMs, oldestSnapshotAt } = await this.operations.readHealth(reader);
      const midwayMs = (sentMs + Date.now()) / 2;
      return { clockOffsetMs: Math.round(midwayMs - nowMs), oldestSnapshotAt };
    });
  }

  /** A few jobs with long texts take as long as many others: the second try goes by short steps. */
  private async walk<T>(
    operation: string,
    { search, limits }: JobWalk,
    work: (searcher: JobSearcher<E>) => Promise<T>,
  ): Promise<T> {
    const walkBy = (firstStep: number) =>
      this.reads.read(operation, (reader) => {
        const pace = new WalkPace(limits, firstStep);
        return work(new JobSearcher(reader, this.operations, search, pace));
      });

    try {
      return await walkBy(FIRST_STEP);
    } catch (error) {
      if (!this.reads.tookTooLong(error)) throw error;
      return walkBy(CAREFUL_STEP);
    }
  }
}

const queueSummaryOf = ({ ready, ...queue }: QueueCount): QueueSummary => ({
  ...queue,
  ready: { count: Math.min(ready, MAX_READY_COUNTED), isExact: ready <= MAX_READY_COUNTED },
});
