import type { NewBatch } from '../../../../../storage/batch-store.js';
import type { NewJob } from '../../../../../storage/records.js';
import { type ChunkBounds, chunksOf } from '../jobs/chunks.js';
import { plainColumn, timeColumn } from '../columns.js';
import type { Executor } from '../connection/postgres-database.js';
import { countNewJobs, createBatches, createMissingBatches } from './create-batches.sql.js';

const BATCHES_IN_STATEMENT: ChunkBounds<NewBatch> = {
  count: 5_000,
  size: { of: ({ description = '' }) => description.length, nameOf: ({ id }) => `Batch ${id}` },
};

/** How many jobs a batch gains. */
interface Gain {
  total: number;
  succeeded: number;
  failed: number;
  deleted: number;
}

/** @returns those that an earlier attempt had not stored */
export async function insertBatches(
  executor: Executor,
  batches: readonly NewBatch[],
  { mayExist = false },
): Promise<readonly NewBatch[]> {
  const created = new Set<unknown>();
  for (const chunk of chunksOf(batches, BATCHES_IN_STATEMENT)) {
    const rows = await executor.run(mayExist ? createMissingBatches : createBatches, [
      plainColumn(chunk.map(({ id }) => id)),
      chunk.map(({ description }) => description ?? null),
      plainColumn(chunk.map(({ batchId }) => batchId ?? null)),
      plainColumn(chunk.map(({ state }) => state)),
      timeColumn(chunk.map(({ createdAt }) => createdAt)),
    ]);
    for (const { id } of rows) created.add(id);
  }
  return batches.filter(({ id }) => created.has(id));
}

/**
 * Notes the new jobs of batches, and new batches, so that one without jobs is folded, too.
 *
 * @returns whether there was something to note
 */
export async function countInBatches(
  executor: Executor,
  batches: readonly NewBatch[],
  jobs: readonly NewJob[],
): Promise<boolean> {
  const gains = new Map<string, Gain>(batches.map(({ id }) => [id, noGain()]));
  for (const job of jobs) {
    if (job.batchId !== undefined) gainOf(gains, job.batchId, job);
  }
  if (gains.size === 0) return false;

  const counts = [...gains.values()];
  await executor.run(countNewJobs, [
    plainColumn([...gains.keys()]),
    plainColumn(counts.map(({ total }) => total)),
    plainColumn(counts.map(({ succeeded }) => succeeded)),
    plainColumn(counts.map(({ failed }) => failed)),
    plainColumn(counts.map(({ deleted }) => deleted)),
  ]);
  return true;
}

const noGain = (): Gain => ({ total: 0, succeeded: 0, failed: 0, deleted: 0 });

function gainOf(gains: Map<string, Gain>, batchId: string, { state, expireAt }: NewJob): void {
  const gain = gains.get(batchId) ?? noGain();
  gains.set(batchId, gain);

  gain.total += 1;
  if (!expireAt) gain.failed += state === 'Failed' ? 1 : 0;
  else if (state === 'Succeeded') gain.succeeded += 1;
  else gain.deleted += 1;
}
