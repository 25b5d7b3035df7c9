import type { ContinuationCondition } from '../../storage/continuation-store.js';
import type { NewJob } from '../../storage/records.js';
import { expect } from '../expect.js';
import { idsOf, MINUTE, type StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';

export function awaitingBatches(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('a batch that waits', () => {
    it('keeps its jobs waiting until it is started', async () => {
      const { parent, batch, jobs } = await waitingBatch(store);
      expect(await store.releaseAll()).toEqual([]);
      expect(await store.claim()).toEqual([]);
      expect((await store.batch(batch)).startedAt).toBeUndefined();

      await store.move(parent, 'Succeeded');
      const released = await store.releaseAll();
      expect(released.map(({ job }) => job.id).sort()).toEqual(idsOf(jobs));
      expect(await store.claimedIds()).toEqual(idsOf(jobs));
      const { state, startedAt } = await store.batch(batch);
      expect(state).toBe('Started');
      expect(startedAt?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('is deleted with its jobs when its condition is not met', async () => {
      const { parent, batch, jobs } = await waitingBatch(store);
      await store.move(parent, 'Deleted');

      const unmet = { parentId: batch.id, condition: 'started', outcome: 'Deleted' };
      const released = await store.releaseAll();
      expect(released.map(({ job }) => job.id).sort()).toEqual(idsOf(jobs));
      expect(released).toMatchObject(jobs.map(() => ({ unmet })));
      expect(await store.batch(batch)).toMatchObject({
        state: 'Deleted',
        finishedAt: expect.any(Date),
      });
    });

    it('is left alone when it was cancelled meanwhile', async () => {
      const { parent, batch } = await waitingBatch(store);
      expect(await store.batches.cancel(batch.id)).toBe(true);
      await store.move(parent, 'Succeeded');
      await store.releaseAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Deleted' });
      expect(await store.claim()).toEqual([]);
    });

    it('does not end while it waits, also if it is empty', async () => {
      const parent = await store.stored();
      const batch = await store.storedBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Awaiting' });
    });

    it('ends when it is started and has nothing left to do', async () => {
      const { parent, batch, jobs } = await waitingBatch(store);
      const empty = await store.storedBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      for (const job of jobs) await store.move(job, 'Deleted');
      await store.foldAll();
      await store.move(parent, 'Succeeded');
      await store.releaseAll();
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Completed' });
      expect(await store.batch(empty)).toMatchObject({ state: 'Succeeded' });
    });

    it('holds nested ones, which start with it', async () => {
      const parent = await store.stored({ queue: 'other' });
      const outer = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      const nested = aNewBatch({
        state: 'Awaiting',
        batchId: outer.id,
        parents: [aLinkTo(outer, 'started')],
      });
      const job = aNewJob({
        state: 'Awaiting',
        batchId: nested.id,
        parents: [aLinkTo(nested, 'started')],
      });
      await store.jobs.createJobs([job], { batches: [outer, nested] });
      await store.releaseAll();
      expect(await store.batch(nested)).toMatchObject({ state: 'Awaiting' });

      await store.move(parent, 'Succeeded');
      await store.releaseAll();
      expect(await store.batch(nested)).toMatchObject({ state: 'Started' });
      expect(await store.claimedIds()).toEqual([job.id]);
    });

    it('lets a job that joins it when it has started go on at once', async () => {
      const { parent, batch } = await waitingBatch(store);
      await store.move(parent, 'Succeeded');
      await store.releaseAll();
      const { id } = await store.stored({
        state: 'Awaiting',
        batchId: batch.id,
        parents: [aLinkTo(batch, 'started')],
      });

      expect(await store.releaseAll()).toMatchObject([{ job: { id }, unmet: undefined }]);
    });
  });

  batchesAsParents(suite);
}

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

function batchesAsParents({ describe, it, store }: Suite): void {
  describe('what waits for a batch', () => {
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

    it('goes on when the batch had ended before', async () => {
      const batch = await store.storedBatch();
      await store.foldAll();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(batch)] });

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('to start is met also when the batch has ended, but not when it was cancelled', async () => {
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

    it('may wait for a job as well', async () => {
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

    it('waits for the end of a batch that was brought back before it was released', async () => {
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

/** A batch of two jobs that waits for a parent. */
async function waitingBatch(store: StoreUnderTest) {
  const parent = await store.stored({ queue: 'other' });
  const batch = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
  const jobs: NewJob[] = [1, 2].map(() =>
    aNewJob({ state: 'Awaiting', batchId: batch.id, parents: [aLinkTo(batch, 'started')] }),
  );
  await store.jobs.createJobs(jobs, { batches: [batch] });
  return { parent, batch, jobs };
}

type StoredBatch = Awaited<ReturnType<StoreUnderTest['storedBatch']>>;

async function end(store: StoreUnderTest, batch: StoredBatch, state: string): Promise<void> {
  if (state === 'Deleted') await store.batches.cancel(batch.id);
  const to = state === 'Succeeded' ? 'Succeeded' : 'Deleted';
  for (const job of batch.jobs) await store.move(job, to);
  await store.foldAll();
}
