import type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
  FailureSummary,
  JobSearch,
  MonitoringStore,
  QueueSummary,
  SearchAnswer,
  SearchPage,
  StoreHealth,
} from '../../../../storage/monitoring-store.js';
import { requireValidSearch } from '../../../../storage/valid-search.js';
import { findBatchPage } from './batch-search.js';
import { readFailure } from './failure-text.js';
import { dateOf, optionalDateOf } from './job-rows.js';
import { JobSearcher } from './job-search.js';
import type { PostgresDatabase, Row } from './postgres-database.js';
import { isImpossible } from './search-parameters.js';
import { groupFailures } from './statements/group-failures.js';
import { MAX_COUNTED, summarizeQueues } from './statements/queue-summaries.js';
import { readStoreHealth } from './statements/store-health.js';
import { TimedReads, tookTooLong } from './timed-reads.js';

/** How many jobs one search looks at; after a timeout, how many the second try does. */
const LOOKED_AT = [20_000, 500] as const;
/** How many jobs a count looks at that is not of all jobs in a state. */
const COUNTED = [100_001, 2_001] as const;

export class PostgresMonitoringStore implements MonitoringStore {
  private readonly reads: TimedReads;

  constructor(private readonly database: PostgresDatabase) {
    this.reads = new TimedReads(database);
  }

  async search(search: JobSearch, page: SearchPage): Promise<SearchAnswer> {
    requireValidSearch(search);
    if (isImpossible(search)) return { jobs: [] };

    const [bound, lowerBound] = LOOKED_AT;
    try {
      return await this.find(search, page, bound);
    } catch (error) {
      // A few jobs with long texts take as long as many others.
      if (!tookTooLong(error)) throw error;
      return this.find(search, page, lowerBound);
    }
  }

  async count(search: JobSearch, atMost: number): Promise<BoundedCount> {
    requireValidSearch(search);
    if (isImpossible(search)) return { count: 0, isExact: true };

    if (!isFiltered(search)) {
      return this.reads.read('count jobs', (reader) =>
        new JobSearcher(reader, search).countAll(atMost),
      );
    }
    const [bound, lowerBound] = COUNTED;
    try {
      return await this.countAmong(search, atMost, bound);
    } catch (error) {
      if (!tookTooLong(error)) throw error;
      return this.countAmong(search, atMost, lowerBound);
    }
  }

  async queues(): Promise<QueueSummary[]> {
    const rows = await this.reads.read('summarize queues', (reader) => reader.run(summarizeQueues));
    return rows.map(queueSummaryOf);
  }

  async failures(limit: number): Promise<FailureSummary[]> {
    const rows = await this.reads.read('group failures', (reader) =>
      reader.run(groupFailures, [limit]),
    );
    return rows.map(failureSummaryOf);
  }

  async searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer> {
    requireValidSearch(search);
    return this.reads.read('search batches', (reader) => findBatchPage(reader, search, page));
  }

  async health(): Promise<StoreHealth> {
    const sentMs = Date.now();
    const [row] = await this.database.run(readStoreHealth);
    const midwayMs = (sentMs + Date.now()) / 2;
    return {
      clockOffsetMs: Math.round(midwayMs - Number(row?.now_ms)),
      oldestSnapshotAt: optionalDateOf(row?.oldest_ms),
    };
  }

  private find(search: JobSearch, page: SearchPage, bound: number): Promise<SearchAnswer> {
    return this.reads.read('search jobs', (reader) =>
      new JobSearcher(reader, search).find(page, bound),
    );
  }

  private countAmong(search: JobSearch, atMost: number, bound: number): Promise<BoundedCount> {
    return this.reads.read('count jobs', (reader) =>
      new JobSearcher(reader, search).count(atMost, bound),
    );
  }
}

/** Whether some of the jobs of its walks are not what is asked for. */
function isFiltered({ states, isRetry, ...others }: JobSearch): boolean {
  const isOneState = states === undefined || states.length <= 1;
  const asked = Object.values(others).filter((one) => one !== undefined);
  return !isOneState || isRetry === false || asked.length > 0;
}

function queueSummaryOf(row: Row): QueueSummary {
  const ready = row.ready as number;
  return {
    name: row.queue as string,
    ready: { count: Math.min(ready, MAX_COUNTED), isExact: ready <= MAX_COUNTED },
    oldestReadyAt: optionalDateOf(row.oldest_ms),
    processing: row.processing as number,
    pausedAt: optionalDateOf(row.paused_ms),
    pausedBy: (row.paused_by as string | null) ?? undefined,
  };
}

function failureSummaryOf(row: Row): FailureSummary {
  const failure = readFailure(row.failure as string);
  return {
    exceptionType: failure.type,
    message: failure.message,
    type: row.type as string,
    method: row.method as string,
    jobs: { count: row.amount as number, isExact: row.is_exact === true },
    latestAt: dateOf(row.latest_ms),
    latestJobId: row.id as string,
  };
}
