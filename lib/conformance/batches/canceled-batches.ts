import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { counted } from './counted-batch.js';

export function canceledBatches({ describe, it, store }: Suite): void {
  describe('a batch that is cancelled', () => {
    it('is Deleted at once, and leaves its jobs as they are', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}]);

      expect(await store.batches.cancel(id)).toBe(true);
      const { state, finishedAt } = await store.batch({ id });
      expect(state).toBe('Deleted');
      expect(finishedAt?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect(await store.find(jobs[0]?.id ?? '')).toMatchObject({ state: 'Enqueued' });
    });

    it('tells the servers that claim its jobs', async () => {
      const { id } = await store.storedBatch({}, [{}]);
      const other = await store.stored();
      await store.batches.cancel(id);

      const claimed = await store.claim();
      expect(claimed).toMatchObject([{ batchId: id, isCanceled: true }, { id: other.id }]);
      expect(claimed[1]?.isCanceled ?? false).toBe(false);
    });

    it('can be cancelled once', async () => {
      const { id } = await store.storedBatch({}, [{}]);
      const answers = await Promise.all([store.batches.cancel(id), store.batches.cancel(id)]);

      expect(answers.sort()).toEqual([false, true]);
      expect(await store.batches.cancel(id)).toBe(false);
    });

    it('may have been Awaiting', async () => {
      const parent = await store.stored({ queue: 'other' });
      const batch = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      const parents = [aLinkTo(batch, 'started')];
      const job = aNewJob({ state: 'Awaiting', batchId: batch.id, parents });
      await store.jobs.createJobs([job], { batches: [batch] });
      await store.releaseAll();

      expect(await store.batches.cancel(batch.id)).toBe(true);
      expect(await store.releaseAll()).toMatchObject([
        { job: { id: job.id }, unmet: { parentId: batch.id, outcome: 'Deleted' } },
      ]);
    });

    it('must not have ended', async () => {
      const { id } = await store.storedBatch();
      await store.foldAll();

      expect(await store.batches.cancel(id)).toBe(false);
      expect(await store.batch({ id })).toMatchObject({ state: 'Succeeded' });
    });

    it('cancels all unfinished batches nested in it', async () => {
      const outer = aNewBatch();
      const middle = aNewBatch({ batchId: outer.id });
      const inner = aNewBatch({ batchId: middle.id });
      const ended = aNewBatch({ batchId: outer.id });
      const jobs = [outer, middle, inner].map(({ id }) => aNewJob({ batchId: id }));
      await store.jobs.createJobs(jobs, { batches: [outer, middle, inner, ended] });
      await store.foldAll();
      expect(await store.batches.cancel(outer.id)).toBe(true);

      for (const batch of [outer, middle, inner]) {
        expect(await store.batch(batch)).toMatchObject({ state: 'Deleted' });
      }
      expect(await store.batch(ended)).toMatchObject({ state: 'Succeeded' });
      expect(await store.claim()).toMatchObject(
        idsOf(jobs).map((id) => ({ id, isCanceled: true })),
      );
      expect(await store.batches.cancel(inner.id)).toBe(false);
    });

    it('cancels a batch that is nested in it later', async () => {
      const outer = await store.storedBatch({}, [{ queue: 'other' }]);
      await store.batches.cancel(outer.id);
      const nested = await store.storedBatch({ batchId: outer.id }, [{}]);

      expect(await store.batch(nested)).toMatchObject({ state: 'Deleted' });
      expect(await store.claimNext()).toMatchObject({ isCanceled: true });
      expect(await counted(store, outer)).toMatchObject({ total: 2 });
    });

    it('cancels a nested batch that would start again', async () => {
      const outer = await store.storedBatch({}, [{ queue: 'other' }]);
      const nested = await store.storedBatch({ batchId: outer.id });
      await store.foldAll();
      await store.batches.cancel(outer.id);
      await store.stored({ batchId: nested.id });
      await store.foldAll();

      expect(await store.batch(nested)).toMatchObject({ state: 'Deleted' });
      expect(await store.claimNext()).toMatchObject({ isCanceled: true });
    });

    it('changes nothing about the batch around it', async () => {
      const outer = await store.storedBatch({}, [{ queue: 'other' }]);
      const nested = await store.storedBatch({ batchId: outer.id }, [{}]);
      await store.batches.cancel(nested.id);
      await store.foldAll();

      expect(await store.batch(outer)).toMatchObject({ state: 'Started' });
      const claimed = await store.claimNext({ queues: ['other'] });
      expect(claimed.isCanceled ?? false).toBe(false);
      await store.move(claimed, 'Succeeded');
      await store.move(nested.jobs[0] ?? nested, 'Deleted');
      await store.foldAll();
      expect(await store.batch(outer)).toMatchObject({ state: 'Completed' });
    });

    it('is folded on, and stays Deleted', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}, {}, {}]);
      await store.batches.cancel(id);
      const [first, second, third] = jobs;
      await store.move(first ?? { id }, 'Succeeded');
      await store.move(second ?? { id }, 'Deleted');
      expect(await counted(store, { id })).toMatchObject({ pending: 1, succeeded: 1, deleted: 1 });
      await store.move(third ?? { id }, 'Succeeded');

      expect(await counted(store, { id })).toMatchObject({ pending: 0, succeeded: 2, deleted: 1 });
      expect(await store.batch({ id })).toMatchObject({ state: 'Deleted' });
    });

    it('stays Deleted when a job joins it', async () => {
      const { id } = await store.storedBatch({}, [{ state: 'Deleted' }]);
      await store.batches.cancel(id);
      await store.foldAll();
      await store.stored({ batchId: id });

      expect(await counted(store, { id })).toMatchObject({ total: 2, pending: 1 });
      expect(await store.batch({ id })).toMatchObject({ state: 'Deleted' });
      expect(await store.claimNext()).toMatchObject({ isCanceled: true });
    });
  });
}
