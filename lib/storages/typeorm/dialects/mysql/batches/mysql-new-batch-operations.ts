import type { NewBatch } from '../../../../../storage/batches/batch-store.js';
import type { NewBatchOperations } from '../../../../sql/batches/new-batch-operations.js';
import { instantText, jsonColumn, jsonPackets, jsonRows } from '../columns.js';
import { storeMissing } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import {
  createBatches,
  findBatchStates,
  holdEndedBatches,
  noteIncrements,
  startAgain,
} from './create-batches.sql.js';
import { type Growth, growthOf } from './growth.js';

export const mysqlNewBatches: NewBatchOperations<Executor> = {
  create(executor, batches) {
    return executor.atomically('create batches', (within) => insert(within, batches));
  },

  createMissing(executor, batches) {
    return executor.atomically('create missing batches', async (within) => {
      const stored = await statesOf(
        within,
        batches.map(({ id }) => id),
      );
      const missing = batches.filter(({ id }) => !stored.has(id));
      return storeMissing(() => insert(within, missing));
    });
  },

  countNewJobs(executor, gains) {
    return executor.atomically('count new jobs', async (within) => {
      const grown = await growthOf(gains, (ids) => statesOf(within, ids));
      await startEndedAgain(within, grown);
      const rows = grown.map(({ batchId, gain: { total, succeeded, failed, deleted } }) => [
        batchId,
        total,
        succeeded,
        failed,
        deleted,
      ]);
      await within.change(noteIncrements, [jsonRows(rows)]);
    });
  },
};

/** A batch as the creation of others looks at it. */
export interface BatchPlace {
  readonly state: string;
  /** What it is nested in. */
  readonly batchId: string | null;
}

async function statesOf(
  executor: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BatchPlace>> {
  if (ids.length === 0) return new Map();

  const rows = await executor.run(findBatchStates, [jsonColumn(ids)]);
  return new Map(
    rows.map((row) => [
      row.id as string,
      { state: row.state as string, batchId: row.batch_id as string | null },
    ]),
  );
}

/** A batch that is added to a cancelled one is cancelled with it. */
async function insert(executor: Executor, batches: readonly NewBatch[]): Promise<string[]> {
  const enclosing = await statesOf(
    executor,
    batches.flatMap(({ batchId }) => batchId ?? []),
  );
  const rows = batches.map(({ id, description, batchId, state: given, createdAt }) => {
    const isCanceled = batchId !== undefined && enclosing.get(batchId)?.state === 'Deleted';
    const state = isCanceled ? 'Deleted' : given;
    const at = instantText(createdAt);
    const [startedAt, finishedAt] = [state === 'Started' ? at : null, isCanceled ? at : null];
    return [id, description ?? null, batchId ?? null, state, at, startedAt, finishedAt];
  });
  for (const packet of jsonPackets(rows)) await executor.change(createBatches, [packet]);
  return batches.map(({ id }) => id);
}

/**
 * Brings back those that had ended. One that somebody else has locked is passed over, since this may be the transaction of an
 * application, which must wait for nobody: what is noted tells the next fold to bring it back. Only what exists is locked: at
 * the level of the application, looking for a row that is not there would block whoever adds one.
 */
async function startEndedAgain(executor: Executor, grown: readonly Growth[]): Promise<void> {
  const ids = new Set(
    grown.filter(({ hasEnded, unfinished }) => hasEnded && unfinished > 0).map((it) => it.batchId),
  );
  if (ids.size === 0) return;

  const ended = await executor.run(holdEndedBatches, [jsonColumn([...ids].sort())]);
  if (ended.length > 0) await executor.change(startAgain, [jsonColumn(ended.map(({ id }) => id))]);
}
