import { PROCESSING } from '../../../states/state-names.js';
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
import type { StoreHealth } from '../../../storage/monitoring/store-health.js';
import {
  requireValidBound,
  requireValidLimit,
  requireValidSearch,
} from '../../../storage/monitoring/valid-search.js';
import type { ParkedSummary } from '../../../storage/queues/parked-jobs.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { isImpossible } from '../../parts/monitoring/impossible-search.js';
import { countLimits, SEARCH_LIMITS } from '../../parts/monitoring/search-limits.js';
import { type PaceLimits, type StepLimits, WalkPace } from '../../parts/monitoring/walk-pace.js';
import { inPairs } from '../in-pairs.js';
import type { RedisExecutor } from '../redis-executor.js';
import { findBatchPage } from './batch-search.js';
import { summarizeFailures } from './failed-jobs.js';
import { findFlowItems } from './flow-items.js';
import { readSummaries } from './job-rows.js';
import { JobSearcher } from './job-searcher.js';
import { summarizeLines } from './line-summaries.js';
import { summarizeParked } from './parked-summaries.js';
import { type QueueSources, summarizeQueues } from './queue-summaries.js';
import { countRecentlyFinished } from './recently-finished.js';
import { findRecurringPage } from './recurring-search.js';
import { COUNT_AHEAD } from './scripts/count-jobs.lua.js';
import { READ_TIME, SUMMARIZE_RECURRING } from './scripts/read-store.lua.js';
import { FIRST_MEMBERS } from './scripts/shared-members.lua.js';
import { countStatesOfBulk } from './states-of-bulk.js';
import type { TimedReadings } from './timed-readings.js';
import { summarizeUnfinished } from './unfinished-jobs.js';

/** How many jobs the first script of a walk looks at. */
const FIRST_STEP = 100;
/** A script with so many jobs takes one or two milliseconds, and its texts are bounded: slow steps need not become shorter. */
const STEPS: StepLimits = { usualMs: Number.POSITIVE_INFINITY, longest: 500 };

export class RedisMonitoringStore implements MonitoringStore {
  constructor(
    private readonly readings: TimedReadings,
    private readonly roles: QueueSources,
  ) {}

  async search(search: JobSearch, page: JobPage): Promise<SearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    if (isImpossible(search)) return { jobs: [] };

    return this.readings.read('search jobs', (reader) =>
      searcherOf(reader, search, SEARCH_LIMITS).find(page),
    );
  }

  async count(
    search: JobSearch,
    atMost: number,
    { isThorough = false }: CountOptions = {},
  ): Promise<BoundedCount> {
    requireValidSearch(search);
    requireValidBound(atMost);
    if (isImpossible(search)) return { count: 0, isExact: true };

    return this.readings.read('count jobs', (reader) =>
      searcherOf(reader, search, countLimits(isThorough)).count(atMost),
    );
  }

  async countAhead({ queue, priority, id }: PlaceInQueue, atMost: number): Promise<BoundedCount> {
    requireValidBound(atMost);
    if (!isUuid(id)) return { count: 0, isExact: true };

    const ahead = await this.readings.read('count jobs ahead', (reader) =>
      reader.run<number>(COUNT_AHEAD, [queue, priority, id]),
    );
    return { count: Math.min(ahead, atMost), isExact: ahead <= atMost };
  }

  queues(): Promise<QueueSummary[]> {
    return this.readings.read('summarize queues', (reader) => summarizeQueues(reader, this.roles));
  }

  async lines(limit: number): Promise<LineSummary[]> {
    requireValidLimit(limit);
    return this.readings.read('summarize lines', (reader) => summarizeLines(reader, limit));
  }

  async parked(limit: number): Promise<ParkedSummary[]> {
    requireValidLimit(limit);
    return this.readings.read('summarize parked jobs', (reader) => summarizeParked(reader, limit));
  }

  async failures(limit: number, batchId?: string): Promise<FailureSummary[]> {
    requireValidLimit(limit);
    if (batchId !== undefined && !isUuid(batchId)) return [];
    return this.readings.read('group failures', (reader) =>
      summarizeFailures(reader, limit, batchId),
    );
  }

  async unfinishedOfBatch(batchId: string, limit: number): Promise<UnfinishedJobs> {
    requireValidLimit(limit);
    if (!isUuid(batchId)) return { states: [], queues: [] };
    return this.readings.read('summarize unfinished jobs', (reader) =>
      summarizeUnfinished(reader, batchId, limit),
    );
  }

  async finishedOfBatch(batchId: string, withinMs: number): Promise<RecentlyFinished | undefined> {
    if (!isUuid(batchId)) return undefined;
    return this.readings.read('count recently finished jobs', (reader) =>
      countRecentlyFinished(reader, batchId, withinMs),
    );
  }

  async statesOfBulk(bulkId: string): Promise<readonly JobsInState[] | undefined> {
    if (!isUuid(bulkId)) return [];
    return this.readings.read('count the jobs of a bulk operation', (reader) =>
      countStatesOfBulk(reader, bulkId),
    );
  }

  async flowItems(ids: readonly string[], limit: number): Promise<FlowItem[]> {
    requireValidLimit(limit);
    return this.readings.read('find the items of a flow', (reader) =>
      findFlowItems(reader, ids, limit),
    );
  }

  async longestRunning(limit: number): Promise<JobSummary[]> {
    requireValidLimit(limit);
    return this.readings.read('find the longest running jobs', async (reader) => {
      const ids = await reader.run<string[]>(FIRST_MEMBERS, [`state:${PROCESSING}`, limit]);
      const jobs = await readSummaries(reader, ids);
      return jobs.filter(({ state }) => state === PROCESSING);
    });
  }

  async searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    return this.readings.read('search batches', (reader) => findBatchPage(reader, search, page));
  }

  async searchRecurringJobs(
    words: readonly string[],
    page: SearchPage,
  ): Promise<RecurringSearchAnswer> {
    requireValidSearch({ words });
    requireValidLimit(page.limit);
    return this.readings.read('search recurring jobs', (reader) =>
      findRecurringPage(reader, words, page),
    );
  }

  async recurringJobs(): Promise<RecurringSummary> {
    const [count, revision, failures] = await this.readings.read(
      'summarize recurring jobs',
      (reader) => reader.run<[number, string, string[]]>(SUMMARIZE_RECURRING),
    );
    return { count, revision, failures: inPairs(failures).map(([id, error]) => ({ id, error })) };
  }

  async health(): Promise<StoreHealth> {
    return this.readings.read('read the health of the store', async (reader) => {
      const sentMs = Date.now();
      const nowMs = await reader.run<number>(READ_TIME);
      const midwayMs = (sentMs + Date.now()) / 2;
      return { clockOffsetMs: Math.round(midwayMs - nowMs) };
    });
  }
}

const searcherOf = (reader: RedisExecutor, search: JobSearch, limits: PaceLimits): JobSearcher =>
  new JobSearcher(reader, search, new WalkPace(limits, FIRST_STEP, STEPS));
