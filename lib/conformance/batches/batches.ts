import { expect } from '../expect.js';
import { idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';

export function batches(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('a batch', () => {
    it('keeps everything that it was created with', async () => {
      const createdAt = store.ago(MINUTE);
      const batch = aNewBatch({ description: 'Reports of März 🎉', createdAt });
      await store.jobs.createJobs([aNewJob({ batchId: batch.id })], { batches: [batch] });

      const record = await store.batch(batch);
      expect(record).toMatchObject({
        id: batch.id,
        description: 'Reports of März 🎉',
        state: 'Started',
        createdAt,
        startedAt: expect.any(Date),
      });
      expect(record.batchId).toBeUndefined();
      expect(record.finishedAt).toBeUndefined();
      expect(record.expireAt).toBeUndefined();
    });

    it('may have no description', async () => {
      expect((await store.batch(await store.storedBatch())).description).toBeUndefined();
    });

    it('is known to its jobs, live, claimed and finished', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}]);
      const [job] = jobs;
      expect(await store.find(job?.id ?? '')).toMatchObject({ batchId: id });
      const claimed = await store.claimNext();
      expect(claimed).toMatchObject({ batchId: id });
      expect(claimed.isCanceled ?? false).toBe(false);

      await store.move(claimed, 'Succeeded');
      expect(await store.find(claimed.id)).toMatchObject({ batchId: id });
      await store.move(claimed, 'Enqueued');
      expect(await store.find(claimed.id)).toMatchObject({ batchId: id });
    });

    it('is unknown to jobs outside of it', async () => {
      const { id } = await store.stored();

      expect((await store.find(id)).batchId).toBeUndefined();
      expect((await store.claimNext()).batchId).toBeUndefined();
    });

    it('that was never stored is not found', async () => {
      for (const id of [aJobId(), 'no-such-batch', '']) {
        expect(await store.batches.find(id)).toBeUndefined();
        expect(await store.batches.recount(id)).toBeUndefined();
        expect(await store.batches.findNested(id)).toEqual([]);
        expect(await store.batches.cancel(id)).toBe(false);
      }
    });

    it('is no job, and a job is no batch', async () => {
      const [batch, job] = [await store.storedBatch(), await store.stored()];

      expect(await store.jobs.findJob(batch.id)).toBeUndefined();
      expect(await store.batches.find(job.id)).toBeUndefined();
    });
  });

  creatingBatches(suite);
}

function creatingBatches({ describe, it, store }: Suite): void {
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

    it('stores nothing when it exists already', async () => {
      const batch = aNewBatch();
      await store.jobs.createJobs([], { batches: [batch] });
      const jobs = [aNewJob({ batchId: batch.id })];

      await expect(store.jobs.createJobs(jobs, { batches: [batch] })).rejects.toThrow();
      expect((await store.batch(batch)).progress.total).toBe(0);
      expect(await store.claim()).toEqual([]);
    });

    it('changes and counts nothing when all of it may exist, and does', async () => {
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

    it('stores all of one that may exist, and does not', async () => {
      const batch = aNewBatch();
      const jobs = [aNewJob({ batchId: batch.id })];
      await store.jobs.createJobs(jobs, { batches: [batch], mayExist: true });

      expect((await store.batch(batch)).progress.total).toBe(1);
      expect(await store.claimedIds()).toEqual(idsOf(jobs));
    });

    it('stores 5,000 jobs in one go', async () => {
      const batch = await store.storedBatch({}, Array(5_000).fill({}));

      expect((await store.batch(batch)).progress).toMatchObject({ total: 5_000, pending: 5_000 });
      expect(await store.claim({ limit: 6_000 })).toHaveLength(5_000);
    });

    it('may be in a final state already', async () => {
      const batch = await store.storedBatch({ state: 'Deleted' }, [{ state: 'Deleted' }]);
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({
        state: 'Deleted',
        progress: { total: 1, deleted: 1 },
      });
    });
  });
}
