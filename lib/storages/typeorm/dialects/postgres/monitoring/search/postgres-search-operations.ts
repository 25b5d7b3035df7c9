import { optionalDateOf } from '../../../../../parts/instants.js';
import type {
  FoundJob,
  SearchOperations,
} from '../../../../../sql/monitoring/search-operations.js';
import { storedSummaryOf } from '../../../../../sql/monitoring/summary-rows.js';
import { idsOf, type Row } from '../../../../../sql/row.js';
import { followIndexes } from '../../connection/limit-reads.sql.js';
import type { Executor } from '../../connection/postgres-database.js';
import { countJobsOfBatch, findJobsOfBulk, findJobsOfRecurring } from './narrowing.sql.js';
import { stepParameters, walkParameters } from './search-parameters.js';
import { countStatement, searchStatement, walkStatement } from './step-statements.js';

export const postgresSearches: SearchOperations<Executor> = {
  async followIndexes(executor) {
    await executor.run(followIndexes);
  },

  async searchStep(executor, step) {
    const rows = await executor.run(searchStatement(step), stepParameters(step));
    const edge = rows.find(({ place }) => place === step.bound);
    return {
      found: rows.filter((row) => row.is_found === true).map(foundJobOf),
      edge: edge && { key: keyOf(edge), at: optionalDateOf(edge.until_ms) },
    };
  },

  async countStep(executor, step) {
    const [row] = await executor.run(countStatement(step), stepParameters(step));
    return { count: Number(row?.amount), edge: row?.key ? { key: keyOf(row) } : undefined };
  },

  async countWalk(executor, walk, limit) {
    return amountOf(await executor.run(walkStatement(walk), walkParameters(walk, limit)));
  },

  async countJobsOfBatch(executor, batchId, limit) {
    return amountOf(await executor.run(countJobsOfBatch, [batchId, limit]));
  },

  async findJobsOfRecurring(executor, recurringId, limit) {
    const rows = await executor.run(findJobsOfRecurring, [recurringId, limit]);
    return idsOf(rows);
  },

  async findJobsOfBulk(executor, bulkId) {
    const [row] = await executor.run(findJobsOfBulk, [bulkId]);
    return (row?.ids as string[] | null | undefined) ?? undefined;
  },
};

const amountOf = ([row]: readonly Row[]) => Number(row?.amount);

const keyOf = ({ key }: Row) => key as string[];

const foundJobOf = (row: Row): FoundJob => ({ job: storedSummaryOf(row), key: keyOf(row) });
