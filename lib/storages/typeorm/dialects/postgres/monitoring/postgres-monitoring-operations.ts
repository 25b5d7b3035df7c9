import type { RecurringSummary } from '../../../../../storage/monitoring/monitoring-store.js';
import type { ParkedSummary } from '../../../../../storage/queues/parked-jobs.js';
import { dateOf, optionalDateOf } from '../../../../parts/instants.js';
import { MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { batchRecordOf } from '../../../../sql/batches/batch-rows.js';
import { containing, optionallyContaining } from '../../../../sql/like-pattern.js';
import {
  boundedCountOf,
  failureSummaryOf,
  lineSummaryOf,
} from '../../../../sql/monitoring/group-rows.js';
import type {
  MonitoringOperations,
  QueueCount,
} from '../../../../sql/monitoring/monitoring-operations.js';
import { storedSummaryOf } from '../../../../sql/monitoring/summary-rows.js';
import { recurringJobOf } from '../../../../sql/recurring/recurring-rows.js';
import type { Row } from '../../../../sql/row.js';
import { findBatches } from '../batches/batches.sql.js';
import type { Executor } from '../connection/postgres-database.js';
import { countAhead } from './count-ahead.sql.js';
import { countStatesOfBulk } from './count-states-of-bulk.sql.js';
import { findFlowItems } from './flow-items.sql.js';
import { flowItemOf } from './flow-rows.js';
import { groupFailures, groupFailuresOfBatch } from './group-failures.sql.js';
import { findLongestRunning } from './longest-running.sql.js';
import { summarizeQueues } from './queue-summaries.sql.js';
import { countRecentlyFinished } from './recently-finished.sql.js';
import { bulkPattern } from './search/bulk-pattern.js';
import { postgresSearches } from './search/postgres-search-operations.js';
import { searchRecurringJobs, summarizeRecurringJobs } from './search/recurring-search.sql.js';
import { searchBatches } from './search/search-batches.sql.js';
import { HIGHEST_ID } from './search/walk-beginnings.js';
import { readStoreHealth } from './store-health.sql.js';
import { summarizeLines } from './summarize-lines.sql.js';
import { summarizeParked } from './summarize-parked.sql.js';
import { summarizeUnfinished } from './unfinished-jobs.sql.js';

export const postgresMonitoring: MonitoringOperations<Executor> = {
  ...postgresSearches,

  async summarizeQueues(executor) {
    return (await executor.run(summarizeQueues)).map(queueCountOf);
  },

  async countAhead(executor, { queue, priority, id }, limit) {
    const [row] = await executor.run(countAhead, [queue, priority, id, limit]);
    return Number(row?.amount);
  },

  async summarizeLines(executor, limit) {
    return (await executor.run(summarizeLines, [limit])).map(lineSummaryOf);
  },

  async summarizeParked(executor, limit) {
    return (await executor.run(summarizeParked, [limit])).map(parkedSummaryOf);
  },

  async groupFailures(executor, limit) {
    return (await executor.run(groupFailures, [limit])).map(failureSummaryOf);
  },

  async groupFailuresOfBatch(executor, batchId, limit) {
    return (await executor.run(groupFailuresOfBatch, [limit, batchId])).map(failureSummaryOf);
  },

  async summarizeUnfinished(executor, batchId, limit) {
    const rows = await executor.run(summarizeUnfinished, [batchId, limit]);
    return {
      states: rows.flatMap((row) =>
        row.state === null ? [] : { state: row.state as string, jobs: boundedCountOf(row) },
      ),
      queues: rows.flatMap((row) =>
        row.queue === null ? [] : { queue: row.queue as string, jobs: boundedCountOf(row) },
      ),
    };
  },

  async countRecentlyFinished(executor, batchId, withinMs) {
    const [row] = await executor.run(countRecentlyFinished, [batchId, withinMs]);
    if (!row) return undefined;
    const count = (row.is_by_time === true ? row.amount : row.own_amount) as number;
    return { count, spanMs: Math.max(0, Number(row.span_ms)) };
  },

  async findFlowItems(executor, ids, limit) {
    return (await executor.run(findFlowItems, [ids, limit])).map(flowItemOf);
  },

  async countStatesOfBulk(executor, bulkId) {
    const rows = await executor.run(countStatesOfBulk, [bulkId, bulkPattern(bulkId)]);
    if (rows.length === 0) return undefined;
    return rows.flatMap(({ state, amount }) =>
      state === null ? [] : { state: state as string, count: amount as number },
    );
  },

  async findLongestRunning(executor, limit) {
    return (await executor.run(findLongestRunning, [limit])).map(storedSummaryOf);
  },

  async searchBatches(executor, { limit, before = HIGHEST_ID, states, description }) {
    const rows = await executor.run(searchBatches, [
      limit,
      before,
      states?.length ? states : null,
      optionallyContaining(description),
    ]);
    const edge = rows.find((row) => row.is_edge === true);
    return {
      found: rows.filter((row) => row.is_edge !== true).map(({ id }) => id as string),
      edge: edge && (edge.id as string),
    };
  },

  async findBatches(executor, ids) {
    return (await executor.run(findBatches, [ids])).map(batchRecordOf);
  },

  async searchRecurringJobs(executor, { limit, behind = '', words }) {
    const patterns = words.length === 0 ? null : words.map(containing);
    return (await executor.run(searchRecurringJobs, [limit, behind, patterns])).map(recurringJobOf);
  },

  async summarizeRecurringJobs(executor) {
    const [row] = await executor.run(summarizeRecurringJobs);
    return {
      count: row?.count as number,
      revision: row?.revision as string,
      failures: row?.failures as RecurringSummary['failures'],
    };
  },

  async readHealth(executor) {
    const [row] = await executor.run(readStoreHealth);
    return { nowMs: Number(row?.now_ms), oldestSnapshotAt: optionalDateOf(row?.oldest_ms) };
  },
};

const queueCountOf = (row: Row): QueueCount => ({
  name: row.queue as string,
  ready: row.ready as number,
  oldestReadyAt: optionalDateOf(row.oldest_ms),
  waiting: {
    count: Math.min(row.waiting as number, MAX_WAITING_COUNTED),
    isExact: row.is_waiting_exact === true,
  },
  processing: row.processing as number,
  pausedAt: optionalDateOf(row.paused_ms),
  pausedBy: (row.paused_by as string | null) ?? undefined,
});

const parkedSummaryOf = (row: Row): ParkedSummary => ({
  queue: row.queue as string,
  type: row.type as string,
  method: row.method as string,
  jobs: boundedCountOf(row),
  firstJobId: row.id as string,
  readySince: dateOf(row.ready_ms),
});
