import type { NewBatch } from '../../../../storage/batch-store.js';
import type { NewJob } from '../../../../storage/records.js';
import { plainColumn, timeColumn } from './columns.js';
import type { Executor } from './postgres-database.js';
import { countNewJobs, createBatches, createMissingBatches } from './statements/create-batches.js';

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
  if (batches.length === 0) return [];

  const rows = await executor.run(mayExist ? createMissingBatches : createBatches, [
    plainColumn(batches.map(({ id }) => id)),
    batches.map(({ description }) => description ?? null),
    plainColumn(batches.map(({ batchId }) => batchId ?? null)),
    plainColumn(batches.map(({ state }) => state)),
    timeColumn(batches.map(({ createdAt }) => createdAt)),
  ]);
  const created = new Set(rows.map(({ id }) => id));
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
