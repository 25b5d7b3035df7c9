import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function createdBatches({ describe, it, store }: Suite): void {
  describe('creating a batch', () => {
    it('stores nothing when one of its jobs exists already', async () => {
      const stored = await store.stored();
      const batch = aNewBatch({ parents: [aLinkTo(stored)], state: 'Awaiting' });
      const jobs = [aNewJob({ batchId: batch.id }), aNewJob({ id: stored.id, batchId: batch.id })];

      await expect(store.jobs.createJobs(jobs, { batches: [batch] })).rejects.toThrow();
      expect(await store.batches.find(batch.id)).toBeUndefined();
      expect(await store.countIn('Enqueued')).toBe(1);
      expect(await store.continuations.findContinuations(stored.id, 10)).toEqual([]);
      expect(await store.pulse()).toMatchObject({ hasUncountedBatches: false });
    });

    it('stores nothing when the batch exists already', async () => {
      const batch = aNewBatch();
      await store.jobs.createJobs([], { batches: [batch] });
      const jobs = [aNewJob({ batchId: batch.id })];

      await expect(store.jobs.createJobs(jobs, { batches: [batch] })).rejects.toThrow();
      expect((await store.batch(batch)).progress.total).toBe(0);
      expect(await store.claim()).toEqual([]);
    });

    it('changes and counts nothing when the batch and its jobs may exist, and do', async () => {
      const parent = await store.stored({ queue: 'other' });
      const batch = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      const jobs = [aNewJob({ batchId: batch.id }), aNewJob({ batchId: batch.id })];
      await store.jobs.createJobs(jobs, { batches: [batch] });
      const again = { batches: [{ ...batch, description: 'Again' }], mayExist: true };
      await store.jobs.createJobs(jobs, again);
      await store.foldAll();
      await store.jobs.createJobs(jobs, again);
      await store.foldAll();

      const record = await store.batch(batch);
      expect(record.description).toBeUndefined();
      expect(record.progress.total).toBe(2);
      expect(await store.continuations.findParentLinks(batch.id)).toHaveLength(1);
    });

    it('stores a batch and its jobs that may exist, and do not', async () => {
      const batch = aNewBatch();
      const jobs = [aNewJob({ batchId: batch.id })];
      await store.jobs.createJobs(jobs, { batches: [batch], mayExist: true });

      expect((await store.batch(batch)).progress.total).toBe(1);
      expect(await store.claimedIds()).toEqual(idsOf(jobs));
    });

    it('stores 5,000 jobs together', async () => {
      const batch = await store.storedBatch({}, Array(5_000).fill({}));

      expect((await store.batch(batch)).progress).toMatchObject({ total: 5_000, pending: 5_000 });
      expect(await store.claim({ limit: 6_000 })).toHaveLength(5_000);
    });

    it('may store it in a final state', async () => {
      const batch = await store.storedBatch({ state: 'Deleted' }, [{ state: 'Deleted' }]);
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({
        state: 'Deleted',
        progress: { total: 1, deleted: 1 },
      });
    });
  });
}
