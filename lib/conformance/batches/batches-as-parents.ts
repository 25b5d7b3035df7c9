import type { ContinuationCondition } from '../../storage/continuations/continuation-store.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo } from '../support/builders.js';

const ENDS: readonly (readonly [ContinuationCondition, string, boolean])[] = [
  ['succeeded', 'Succeeded', true],
  ['succeeded', 'Completed', false],
  ['succeeded', 'Deleted', false],
  ['completed', 'Succeeded', false],
  ['completed', 'Completed', true],
  ['completed', 'Deleted', false],
  ['deleted', 'Succeeded', false],
  ['deleted', 'Completed', false],
  ['deleted', 'Deleted', true],
  ['finished', 'Succeeded', true],
  ['finished', 'Completed', true],
  ['finished', 'Deleted', true],
];

export function batchesAsParents({ describe, it, store }: Suite): void {
  describe('a continuation of a batch', () => {
    it.each(ENDS)('on %s, that is %s, is met: %s', async (condition, state, isMet) => {
      const batch = await store.storedBatch({}, [{}]);
      const parents = [aLinkTo(batch, condition)];
      const child = await store.stored({ state: 'Awaiting', parents });
      const nextBatch = await store.storedBatch({ state: 'Awaiting', parents });
      expect(await store.releaseAll()).toEqual([]);
      await end(store, batch, state);

      const link = { parentId: batch.id, childId: child.id, condition, outcome: state };
      expect(await store.releaseAll()).toMatchObject([
        { job: { id: child.id }, unmet: isMet ? undefined : link },
      ]);
      expect(await store.batch(nextBatch)).toMatchObject({ state: isMet ? 'Started' : 'Deleted' });
      expect(await store.continuations.findParentLinks(child.id)).toEqual([link]);
    });

    it('goes on when the batch had ended before its creation', async () => {
      const batch = await store.storedBatch();
      await store.foldAll();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('of the start goes on also when the batch has ended, but not when it was cancelled', async () => {
      const [ended, canceled] = [await store.storedBatch(), await store.storedBatch()];
      await store.batches.cancel(canceled.id);
      await store.foldAll();
      const waiting = (batch: { readonly id: string }) =>
        store.stored({ state: 'Awaiting', parents: [aLinkTo(batch, 'started')] });
      const [released, deleted] = [await waiting(ended), await waiting(canceled)];
      await store.releaseAll();

      expect(await store.find(released.id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.find(deleted.id)).toMatchObject({ state: 'Deleted' });
    });

    it('may also be a continuation of a job', async () => {
      const [batch, job] = [await store.storedBatch(), await store.stored()];
      const child = await store.stored({
        state: 'Awaiting',
        parents: [aLinkTo(batch), aLinkTo(job)],
      });
      await store.foldAll();
      expect(await store.releaseAll()).toEqual([]);

      await store.move(job, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('waits on when the batch is started again before its release', async () => {
      const batch = await store.storedBatch();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });
      await store.releaseAll();
      await store.foldAll();
      const job = await store.stored({ batchId: batch.id });
      await store.foldAll();
      expect(await store.releaseAll()).toEqual([]);

      await store.move(job, 'Succeeded');
      await store.foldAll();
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });

    it('is released once, although the batch ends again', async () => {
      const batch = await store.storedBatch();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });
      await store.foldAll();
      await store.releaseAll();
      await store.move(await store.stored({ batchId: batch.id }), 'Deleted');
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Completed' });
      expect(await store.releaseAll()).toEqual([]);
      expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
    });
  });
}

type StoredBatch = Awaited<ReturnType<StoreUnderTest['storedBatch']>>;

async function end(store: StoreUnderTest, batch: StoredBatch, state: string): Promise<void> {
  if (state === 'Deleted') await store.batches.cancel(batch.id);
  const to = state === 'Succeeded' ? 'Succeeded' : 'Deleted';
  for (const job of batch.jobs) await store.move(job, to);
  await store.foldAll();
}
