import type { BatchOperations } from '../../../../sql/batches/batch-operations.js';
import { batchRecordOf, progressOf } from '../../../../sql/batches/batch-rows.js';
import { idsOf } from '../../../../sql/row.js';
import { jsonColumn, jsonPackets } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import { noteParents } from '../continuations/continuations.sql.js';
import { noteBatches } from '../continuations/release-continuations.sql.js';
import {
  endBatches,
  findBatches,
  findNestedBatches,
  findTree,
  holdParkedOfBatches,
  holdUnfinishedBatches,
  readyParkedJobs,
  recountBatch,
} from './batches.sql.js';
import { foldBatches } from './fold.js';
import {
  findUncounted,
  hasUncountedBatches,
  holdLostIncrements,
  lockBatches,
  removeIncrements,
} from './fold-batches.sql.js';

/** Among so many batches that have increments, those are looked for that nobody else has locked. */
const CANDIDATES = 10_000;

export const mysqlBatches: BatchOperations<Executor> = {
  async find(executor, id) {
    const [row] = await executor.run(findBatches, [jsonColumn([id])]);
    return row && batchRecordOf(row);
  },

  async findNested(executor, id) {
    return (await executor.run(findNestedBatches, [id])).map(batchRecordOf);
  },

  cancel(executor, id) {
    return executor.atomically('cancel a batch', async (within) => {
      const tree = idsOf(await within.run(findTree, [id]));
      if (tree.length === 0) return undefined;

      // What is being nested at this moment is cancelled by the next fold.
      const rows = await within.run(holdUnfinishedBatches, [jsonColumn(tree)]);
      const ids = idsOf(rows);
      if (!ids.includes(id)) return undefined;

      const watched = rows.filter(({ has_continuations: it }) => Number(it) === 1);
      await within.change(endBatches, [jsonColumn(ids)]);
      if (watched.length > 0) await within.change(noteParents, [jsonColumn(idsOf(watched))]);
      await within.change(noteBatches, [jsonColumn(ids)]);
      const readyQueues = await readyAgain(within, ids);
      return { hasContinuations: watched.length > 0, readyQueues };
    });
  },

  async lockUncounted(executor, limit) {
    const candidates = idsOf(await executor.run(findUncounted, [CANDIDATES]));
    if (candidates.length === 0) return [];
    return idsOf(await executor.run(lockBatches, [jsonColumn(candidates), limit]));
  },

  fold: foldBatches,

  async hasUncounted(executor, ids) {
    return (await executor.run(hasUncountedBatches, [jsonColumn(ids)])).length > 0;
  },

  removeLost(executor, limit) {
    return executor.atomically('remove lost increments', async (within) => {
      const lost = await within.run(holdLostIncrements, [limit]);
      if (lost.length > 0) {
        await within.change(removeIncrements, [jsonColumn(lost.map(({ number }) => number))]);
      }
      return lost.length;
    });
  },

  async recount(executor, id) {
    const [row] = await executor.run(recountBatch, [id]);
    return Number(row?.is_there) === 1 && row ? progressOf(row) : undefined;
  },
};

/** Any server may delete the jobs of a cancelled batch. @returns the queues of those that were parked */
async function readyAgain(executor: Executor, batchIds: readonly string[]): Promise<string[]> {
  const parked = await executor.run(holdParkedOfBatches, [jsonColumn(batchIds)]);
  const ids = jsonPackets(parked.map(({ id }) => [id]));
  for (const packet of ids) await executor.change(readyParkedJobs, [packet]);
  return [...new Set(parked.map(({ queue }) => queue as string))];
}
