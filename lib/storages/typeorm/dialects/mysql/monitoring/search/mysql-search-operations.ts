import { optionalDateOf } from '../../../../../parts/instants.js';
import type { SearchOperations } from '../../../../../sql/monitoring/search-operations.js';
import { storedSummaryOf } from '../../../../../sql/monitoring/summary-rows.js';
import type { KeyPart, Walk, WalkKey } from '../../../../../sql/monitoring/walk.js';
import { idsOf, type Row } from '../../../../../sql/row.js';
import type { Executor } from '../../connection/executor.js';
import { countJobs, countWalk } from './count-jobs.sql.js';
import {
  countJobsOfBatch,
  findJobsOfBulk,
  findJobsOfRecurring,
  findNoted,
} from './narrowing.sql.js';
import { searchJobs } from './search-jobs.sql.js';
import { countParameters, searchParameters, shapeOf, walkParameters } from './search-parameters.js';

export const mysqlSearches: SearchOperations<Executor> = {
  // The statements name their indexes.
  async followIndexes() {},

  async searchStep(executor, step) {
    const rows = await executor.run(searchJobs(shapeOf(step)), searchParameters(step));
    const edge = rows.find(({ spot }) => Number(spot) === step.bound);
    return {
      found: rows
        .filter((row) => Number(row.is_found) === 1)
        .map((row) => ({ job: storedSummaryOf(row), key: keyOf(row, step.walk) })),
      edge: edge && { key: keyOf(edge, step.walk), at: optionalDateOf(edge.until_ms) },
    };
  },

  async countStep(executor, step) {
    const rows = await executor.run(countJobs(shapeOf(step)), countParameters(step));
    const count = rows.reduce((sum, { amount }) => sum + Number(amount), 0);
    const edge = rows.find(({ id }) => id !== null);
    return {
      count: Math.min(count, step.limit),
      edge: edge && { key: keyOf(edge, step.walk) },
    };
  },

  async countWalk(executor, walk, limit) {
    return amountOf(await executor.run(countWalk(walk), walkParameters(walk, limit)));
  },

  async countJobsOfBatch(executor, batchId, limit) {
    const part = [batchId.toLowerCase(), limit];
    return amountOf(await executor.run(countJobsOfBatch, [...part, ...part, limit]));
  },

  async findJobsOfRecurring(executor, recurringId, limit) {
    return idsOf(await executor.run(findJobsOfRecurring, [recurringId, limit]));
  },

  async findJobsOfBulk(executor, bulkId) {
    const [row] = await executor.run(findNoted, [bulkId]);
    if (row?.noted === undefined || row.noted === null) return undefined;
    return idsOf(await executor.run(findJobsOfBulk, [bulkId]));
  },
};

const amountOf = ([row]: readonly Row[]) => Number(row?.amount);

const keyOf = (row: Row, { key }: Walk): WalkKey => key.map((part) => String(row[COLUMNS[part]]));

const COLUMNS: Readonly<Record<KeyPart, string>> = {
  stateAt: 'key_time',
  runAt: 'key_time',
  queue: 'queue',
  priority: 'priority',
  waitingFor: 'waiting_for',
  id: 'id',
};
