import type { BatchProgress } from '../../storage/batches/batch-store.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';

/**
 * No job of the batch may have been removed yet.
 *
 * @returns the progress of the batch, which is the same before and after a fold, and in a recount
 */
export async function counted(
  store: StoreUnderTest,
  batch: { readonly id: string },
): Promise<BatchProgress> {
  const { progress } = await store.batch(batch);
  expect(await store.batches.recount(batch.id)).toEqual(progress);

  await store.foldAll();
  expect((await store.batch(batch)).progress).toEqual(progress);
  return progress;
}

export const aProgress = (given: Partial<BatchProgress>): BatchProgress => ({
  total: 0,
  pending: 0,
  processing: 0,
  succeeded: 0,
  failed: 0,
  deleted: 0,
  ...given,
});
