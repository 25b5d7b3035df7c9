import { FAILED, SUCCEEDED } from '../../../states/state-names.js';
import type { NewBatch } from '../../../storage/batches/batch-store.js';
import type { NewJob } from '../../../storage/jobs/records.js';
import { type ChunkBounds, chunksOf } from '../../parts/chunks.js';
import type { Gain, NewBatchOperations } from './new-batch-operations.js';

const BATCHES_IN_STATEMENT: ChunkBounds<NewBatch> = {
  count: 5_000,
  size: { of: ({ description = '' }) => description.length, nameOf: ({ id }) => `Batch ${id}` },
};

/** @returns those that an earlier attempt had not stored */
export async function insertBatches<E>(
  operations: NewBatchOperations<E>,
  executor: E,
  batches: readonly NewBatch[],
  { mayExist = false },
): Promise<readonly NewBatch[]> {
  const created = new Set<string>();
  for (const chunk of chunksOf(batches, BATCHES_IN_STATEMENT)) {
    const ids = mayExist
      ? await operations.createMissing(executor, chunk)
      : await operations.create(executor, chunk);
    for (const id of ids) created.add(id);
  }
  return batches.filter(({ id }) => created.has(id));
}

/**
 * Notes the new jobs of batches, and new batches, so that one without jobs is folded, too.
 *
 * @returns whether there was something to note
 */
export async function countInBatches<E>(
  operations: NewBatchOperations<E>,
  executor: E,
  batches: readonly NewBatch[],
  jobs: readonly NewJob[],
): Promise<boolean> {
  const gains = new Map<string, Gain>(batches.map(({ id }) => [id, noGain()]));
  for (const job of jobs) {
    if (job.batchId !== undefined) gainOf(gains, job.batchId, job);
  }
  if (gains.size === 0) return false;

  await operations.countNewJobs(executor, gains);
  return true;
}

const noGain = (): Gain => ({ total: 0, succeeded: 0, failed: 0, deleted: 0 });

function gainOf(gains: Map<string, Gain>, batchId: string, { state, expireAt }: NewJob): void {
  const gain = gains.get(batchId) ?? noGain();
  gains.set(batchId, gain);

  gain.total += 1;
  if (!expireAt) gain.failed += state === FAILED ? 1 : 0;
  else if (state === SUCCEEDED) gain.succeeded += 1;
  else gain.deleted += 1;
}
