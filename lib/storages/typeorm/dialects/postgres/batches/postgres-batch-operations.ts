import type { BatchOperations } from '../../../../sql/batches/batch-operations.js';
import { batchRecordOf, progressOf } from '../../../../sql/batches/batch-rows.js';
import { idsOf } from '../../../../sql/row.js';
import type { Executor } from '../connection/postgres-database.js';
import { cancelBatch, findBatch, findNestedBatches, recountBatch } from './batches.sql.js';
import {
  foldBatches,
  hasUncountedBatches,
  lockUncountedBatches,
  removeLostIncrements,
} from './fold-batches.sql.js';

export const postgresBatches: BatchOperations<Executor> = {
  async find(executor, id) {
    const [row] = await executor.run(findBatch, [id]);
    return row && batchRecordOf(row);
  },

  async findNested(executor, id) {
    return (await executor.run(findNestedBatches, [id])).map(batchRecordOf);
  },

  async cancel(executor, id) {
    const [row] = await executor.run(cancelBatch, [id]);
    return (
      row && {
        hasContinuations: row.has_continuations === true,
        readyQueues: row.ready_queues as string[],
      }
    );
  },

  async lockUncounted(executor, limit) {
    const rows = await executor.run(lockUncountedBatches, [limit]);
    return idsOf(rows);
  },

  async fold(executor, ids, retentionMs) {
    const [row] = await executor.run(foldBatches, [ids, retentionMs]);
    return {
      hasEnded: row?.has_ended === true,
      hasNoted: row?.has_noted === true,
      circular: row?.circular as string[],
    };
  },

  async hasUncounted(executor, ids) {
    const [row] = await executor.run(hasUncountedBatches, [ids]);
    return row?.is_so === true;
  },

  async removeLost(executor, limit) {
    return (await executor.run(removeLostIncrements, [limit])).length;
  },

  async recount(executor, id) {
    const [row] = await executor.run(recountBatch, [id]);
    return row?.exists === true ? progressOf(row) : undefined;
  },
};
