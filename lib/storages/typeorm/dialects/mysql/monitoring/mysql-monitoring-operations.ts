import { BULK_PARAMETER } from '../../../../../storage/bulk/bulk-store.js';
import type { FlowItem } from '../../../../../storage/monitoring/flow-item.js';
import { batchRecordOf } from '../../../../sql/batches/batch-rows.js';
import { failureSummaryOf, lineSummaryOf } from '../../../../sql/monitoring/group-rows.js';
import type { MonitoringOperations } from '../../../../sql/monitoring/monitoring-operations.js';
import { parameterText } from '../../../../sql/monitoring/parameter-text.js';
import { storedSummaryOf } from '../../../../sql/monitoring/summary-rows.js';
import { recurringJobOf } from '../../../../sql/recurring/recurring-rows.js';
import { idsOf } from '../../../../sql/row.js';
import { findBatches } from '../batches/batches.sql.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { readyPlace } from '../places.js';
import { countAhead } from './count-ahead.sql.js';
import { countRecentlyFinished } from './count-recently-finished.js';
import { countStatesOfBulk } from './count-states-of-bulk.sql.js';
import { findFlowSides, findFlowSubject } from './flow-items.sql.js';
import { flowItemOf } from './flow-rows.js';
import { groupFailures, groupFailuresOfBatch } from './group-failures.sql.js';
import { findLongestRunning } from './longest-running.sql.js';
import { readHealth } from './read-health.js';
import { mysqlSearches } from './search/mysql-search-operations.js';
import { findNoted } from './search/narrowing.sql.js';
import {
  findRecurringFailures,
  searchRecurringJobs,
  summarizeRecurringJobs,
} from './search/recurring-search.sql.js';
import { findLastLookedAt, searchBatches } from './search/search-batches.sql.js';
import { summarizeLines } from './summarize-lines.sql.js';
import { summarizeParked } from './summarize-parked.js';
import { summarizeQueues } from './summarize-queues.js';
import { summarizeUnfinished } from './summarize-unfinished.js';

/** Behind all ids. */
const HIGHEST_ID = 'g';

export const mysqlMonitoring: MonitoringOperations<Executor> = {
  ...mysqlSearches,

  summarizeQueues,

  async countStatesOfBulk(executor, bulkId) {
    const [operation] = await executor.run(findNoted, [bulkId]);
    if (operation?.noted === undefined || operation.noted === null) return undefined;

    const said = [bulkId, parameterText([BULK_PARAMETER, bulkId])];
    const rows = await executor.run(countStatesOfBulk, [...said, ...said]);
    return rows.map(({ state, amount }) => ({ state: state as string, count: Number(amount) }));
  },

  async countAhead(executor, { queue, priority, id }, limit) {
    const values = [readyPlace(queue), priority, priority, id.toLowerCase(), limit];
    const [row] = await executor.run(countAhead, values);
    return Number(row?.amount);
  },

  async summarizeLines(executor, limit) {
    return (await executor.run(summarizeLines, [limit])).map(lineSummaryOf);
  },

  summarizeParked,

  async groupFailures(executor, limit) {
    return (await executor.run(groupFailures, [limit])).map(failureSummaryOf);
  },

  async groupFailuresOfBatch(executor, batchId, limit) {
    const id = batchId.toLowerCase();
    return (await executor.run(groupFailuresOfBatch, [id, id, limit])).map(failureSummaryOf);
  },

  summarizeUnfinished: (executor, batchId, limit) =>
    summarizeUnfinished(executor, batchId.toLowerCase(), limit),

  countRecentlyFinished: (executor, batchId, withinMs) =>
    countRecentlyFinished(executor, batchId.toLowerCase(), withinMs),

  async findFlowItems(executor, ids, limit) {
    const items: FlowItem[] = [];
    for (const given of ids) {
      const id = given.toLowerCase();
      const [subject] = await executor.run(findFlowSubject, [id, id, id]);
      const sides = await executor.run(findFlowSides, [id, id, id, id, id]);
      items.push(flowItemOf(id, subject, sides, limit));
    }
    return items;
  },

  async findLongestRunning(executor, limit) {
    return (await executor.run(findLongestRunning, [limit])).map(storedSummaryOf);
  },

  async searchBatches(executor, { limit, before = HIGHEST_ID, states = [], description }) {
    const behind = before.toLowerCase();
    const filters = [states.length, jsonColumn(states), description, description];
    const found = idsOf(await executor.run(searchBatches, [behind, ...filters, limit]));
    if (found.length >= limit) return { found, edge: undefined };
    const [edge] = idsOf(await executor.run(findLastLookedAt, [behind]));
    return { found, edge };
  },

  async findBatches(executor, ids) {
    return (await executor.run(findBatches, [jsonColumn(ids)])).map(batchRecordOf);
  },

  async searchRecurringJobs(executor, { limit, behind = '', words }) {
    const values = [behind, jsonColumn(words), limit];
    return (await executor.run(searchRecurringJobs, values)).map(recurringJobOf);
  },

  async summarizeRecurringJobs(executor) {
    const [row] = await executor.run(summarizeRecurringJobs);
    const failures = await executor.run(findRecurringFailures);
    return {
      count: Number(row?.amount),
      revision: row?.revision as string,
      failures: failures.map(({ id, error }) => ({ id: id as string, error: error as string })),
    };
  },

  readHealth,
};
