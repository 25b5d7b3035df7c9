import { EnqueuedState } from '../../../../../states/enqueued-state.js';
import type {
  BatchSearch,
  BatchSearchAnswer,
  BoundedCount,
  FailureSummary,
  JobSearch,
  JobSummary,
  MonitoringStore,
  QueueSummary,
  RecurringSearchAnswer,
  RecurringSummary,
  SearchAnswer,
  SearchPage,
  StoreHealth,
} from '../../../../../storage/monitoring-store.js';
import {
  requireValidBound,
  requireValidLimit,
  requireValidSearch,
} from '../../../../../storage/valid-search.js';
import type { TimedReads } from '../../../../sql/connection/timed-reads.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import type { Executor, Row } from '../connection/postgres-database.js';
import { tookTooLong } from '../connection/postgres-read-operations.js';
import { readFailure } from '../jobs/failure-text.js';
import { findBatchPage } from './batch-search.js';
import { groupFailures } from './group-failures.sql.js';
import { JobSearcher } from './job-search.js';
import { jobSummaryOf } from './job-summary.js';
import { findLongestRunning } from './longest-running.sql.js';
import { MAX_COUNTED, summarizeQueues } from './queue-summaries.sql.js';
import { findRecurringPage } from './recurring-search.js';
import { summarizeRecurringJobs } from './recurring-search.sql.js';
import { isImpossible } from './search-parameters.js';
import { readStoreHealth } from './store-health.sql.js';
import { type PaceLimits, WalkPace } from './walk-pace.js';

/** People wait for a list; a count beside it may come a moment later, or be a lower bound. */
const SEARCH_LIMITS: PaceLimits = { jobs: 100_000, ms: 70 };
const COUNT_LIMITS: PaceLimits = { jobs: 100_000, ms: 40 };
/** How many jobs the first step looks at; after a timeout, how many that of the second try does. */
const FIRST_STEP = 100;
const CAREFUL_STEP = 10;

export class PostgresMonitoringStore implements MonitoringStore {
  constructor(private readonly reads: TimedReads<Executor>) {}

  async search(search: JobSearch, page: SearchPage): Promise<SearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    if (isImpossible(search)) return { jobs: [] };

    return carefully((step) =>
      this.reads.read('search jobs', (reader) =>
        new JobSearcher(reader, search, new WalkPace(SEARCH_LIMITS, step)).find(page),
      ),
    );
  }

  async count(search: JobSearch, atMost: number): Promise<BoundedCount> {
    requireValidSearch(search);
    requireValidBound(atMost);
    if (isImpossible(search)) return { count: 0, isExact: true };

    return carefully((step) =>
      this.reads.read('count jobs', (reader) => {
        const searcher = new JobSearcher(reader, search, new WalkPace(COUNT_LIMITS, step));
        return isFiltered(search) ? searcher.count(atMost) : searcher.countAll(atMost);
      }),
    );
  }

  async queues(): Promise<QueueSummary[]> {
    const rows = await this.reads.read('summarize queues', (reader) => reader.run(summarizeQueues));
    return rows.map(queueSummaryOf);
  }

  async failures(limit: number): Promise<FailureSummary[]> {
    requireValidLimit(limit);
    const rows = await this.reads.read('group failures', (reader) =>
      reader.run(groupFailures, [limit]),
    );
    return rows.map(failureSummaryOf);
  }

  async longestRunning(limit: number): Promise<JobSummary[]> {
    requireValidLimit(limit);
    const rows = await this.reads.read('find the longest running jobs', (reader) =>
      reader.run(findLongestRunning, [limit]),
    );
    return rows.map(jobSummaryOf);
  }

  async searchBatches(search: BatchSearch, page: SearchPage): Promise<BatchSearchAnswer> {
    requireValidSearch(search);
    requireValidLimit(page.limit);
    return this.reads.read('search batches', (reader) => findBatchPage(reader, search, page));
  }

  async searchRecurringJobs(
    words: readonly string[],
    page: SearchPage,
  ): Promise<RecurringSearchAnswer> {
    requireValidSearch({ words });
    requireValidLimit(page.limit);
    return this.reads.read('search recurring jobs', (reader) =>
      findRecurringPage(reader, words, page),
    );
  }

  async recurringJobs(): Promise<RecurringSummary> {
    const [row] = await this.reads.read('summarize recurring jobs', (reader) =>
      reader.run(summarizeRecurringJobs),
    );
    return {
      count: row?.count as number,
      revision: row?.revision as string,
      failures: row?.failures as RecurringSummary['failures'],
    };
  }

  async health(): Promise<StoreHealth> {
    const sentMs = Date.now();
    const [row] = await this.reads.readQuickly('read the health of the store', (reader) =>
      reader.run(readStoreHealth),
    );
    const midwayMs = (sentMs + Date.now()) / 2;
    return {
      clockOffsetMs: Math.round(midwayMs - Number(row?.now_ms)),
      oldestSnapshotAt: optionalDateOf(row?.oldest_ms),
    };
  }
}

/** A few jobs with long texts take as long as many others. */
async function carefully<T>(walk: (firstStep: number) => Promise<T>): Promise<T> {
  try {
    return await walk(FIRST_STEP);
  } catch (error) {
    if (!tookTooLong(error)) throw error;
    return walk(CAREFUL_STEP);
  }
}

/** Whether some of the jobs of its walks are not what is asked for. */
function isFiltered({ states = [], isRetry, queue, ...others }: JobSearch): boolean {
  const isWalkedByQueue = states.length === 1 && states[0] === EnqueuedState.NAME;
  const asked = [isWalkedByQueue ? undefined : queue, ...Object.values(others)];
  return states.length > 1 || isRetry === false || asked.some((one) => one !== undefined);
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
