import type { BatchRecord, BatchStore } from '../../../storage/batches/batch-store.js';
import type { RecentlyFinished, UnfinishedJobs } from '../../../storage/monitoring/batch-holds.js';
import type { FlowItem } from '../../../storage/monitoring/flow-item.js';
import type { JobsInState } from '../../../storage/monitoring/jobs-in-state.js';
import type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
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
import type { RecurringStore } from '../../../storage/recurring/recurring-store.js';
import { batchCursorOf, idInBatchCursor } from '../../parts/monitoring/batch-cursor.js';
import { contains } from '../../parts/monitoring/containing.js';
import { counted } from '../../parts/monitoring/counted.js';
import { groupFailures } from '../../parts/monitoring/failure-groups.js';
import { listOf, oldestFirst, pageOfList } from '../../parts/monitoring/job-list.js';
import { matches } from '../../parts/monitoring/job-matching.js';
import { recurringPageOf } from '../../parts/monitoring/recurring-page.js';
import { toJobSummary } from '../jobs/job-mapping.js';
import { byPlace } from '../jobs/job-order.js';
import { ALL } from '../jobs/job-table.js';
import { hasExpired } from '../jobs/stored-job.js';
import type { MemoryTables } from '../memory-tables.js';
import { findFlowItems } from './flow-items.js';
import { summarizeLines } from './line-summaries.js';
import { summarizeParked } from './parked-summaries.js';
import { summarizeQueues } from './queue-summaries.js';
import { countRecentlyFinished } from './recently-finished.js';
import { SearchedJob } from './searched-job.js';
import { summarizeUnfinished } from './unfinished-jobs.js';

export class MemoryMonitoringStore implements MonitoringStore {
  constructor(
    private readonly tables: MemoryTables,
    private readonly batches: BatchStore,
    private readonly recurring: RecurringStore,
  ) {}

  async search(
    search: JobSearch,
    { limit, cursor, isOldestFirst }: JobPage,
  ): Promise<SearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(limit);
    const list = isOldestFirst ? oldestFirst(listOf(search)) : listOf(search);
    const { page, next } = pageOfList(list, this.matching(search), { limit, cursor });
    const jobs = page.map(({ stored }) => toJobSummary(stored));
    return { jobs, ...(next === undefined ? {} : { next }) };
  }

  async count(search: JobSearch, atMost: number): Promise<BoundedCount> {
    requireValidSearch(search);
    requireValidBound(atMost);
    const { length } = this.matching(search);
    return { count: Math.min(length, atMost), isExact: length <= atMost };
  }

  async queues(): Promise<QueueSummary[]> {
    return summarizeQueues(this.tables);
  }

  async countAhead(place: PlaceInQueue, atMost: number): Promise<BoundedCount> {
    requireValidBound(atMost);
    const ready = [...this.tables.jobs.ready.all(place.queue)];
    const { length } = ready.filter((job) => byPlace(job, place) < 0);
    return { count: Math.min(length, atMost), isExact: length <= atMost };
  }

  async lines(limit: number): Promise<LineSummary[]> {
    requireValidLimit(limit);
    return summarizeLines(this.tables, limit);
  }

  async parked(limit: number): Promise<ParkedSummary[]> {
    requireValidLimit(limit);
    return summarizeParked(this.tables, limit);
  }

  async failures(limit: number, batchId?: string): Promise<FailureSummary[]> {
    requireValidLimit(limit);
    const failed = [...this.tables.jobs.failed.all(ALL)]
      .filter((job) => batchId === undefined || job.batchId === batchId)
      .map((job) => new SearchedJob(job));
    return groupFailures(failed, true).slice(0, limit);
  }

  async unfinishedOfBatch(batchId: string, limit: number): Promise<UnfinishedJobs> {
    requireValidLimit(limit);
    return summarizeUnfinished(this.tables, batchId, limit);
  }

  async finishedOfBatch(batchId: string, withinMs: number): Promise<RecentlyFinished | undefined> {
    return countRecentlyFinished(this.tables, batchId, withinMs);
  }

  async statesOfBulk(bulkId: string): Promise<readonly JobsInState[]> {
    const states = counted(this.matching({ bulkId }).map(({ state }) => state));
    return Array.from(states, ([state, count]) => ({ state, count })).sort((a, b) =>
      a.state < b.state ? -1 : 1,
    );
  }

  async flowItems(ids: readonly string[], limit: number): Promise<FlowItem[]> {
    requireValidLimit(limit);
    return findFlowItems(this.tables, ids, limit);
  }

  async longestRunning(limit: number): Promise<JobSummary[]> {
    requireValidLimit(limit);
    return this.tables.jobs
      .running()
      .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(toJobSummary);
  }

  async searchBatches(
    { states, description }: BatchSearch,
    { limit, cursor }: SearchPage,
  ): Promise<BatchSearchAnswer> {
    requireValidSearch({ states, description });
    requireValidLimit(limit);
    const before = cursor === undefined ? '~' : idInBatchCursor(cursor);
    const ids = [...this.tables.batches.all()]
      .filter((batch) => batch.id < before && (!states?.length || states.includes(batch.state)))
      .filter((batch) => description === undefined || contains(batch.description, description))
      .map(({ id }) => id)
      .sort()
      .reverse();

    const page = ids.slice(0, limit);
    const last = ids.length > limit ? page.at(-1) : undefined;
    const records = await Promise.all(page.map((id) => this.batches.find(id)));
    const batches = records.filter((record): record is BatchRecord => record !== undefined);
    return { batches, ...(last ? { next: batchCursorOf(last) } : {}) };
  }

  async searchRecurringJobs(
    words: readonly string[],
    page: SearchPage,
  ): Promise<RecurringSearchAnswer> {
    requireValidSearch({ words });
    requireValidLimit(page.limit);
    return recurringPageOf(await this.recurring.list(), words, page);
  }

  async recurringJobs(): Promise<RecurringSummary> {
    return this.tables.recurring.summary();
  }

  async health(): Promise<StoreHealth> {
    return { clockOffsetMs: 0 };
  }

  private matching(search: JobSearch): SearchedJob[] {
    const now = this.tables.now();
    return [...this.tables.jobs.all()]
      .filter((job) => !hasExpired(job, now))
      .map((job) => new SearchedJob(job))
      .filter((job) => matches(job, search));
  }
}
