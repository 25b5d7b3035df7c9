import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewBatch, aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';

export function batches({ describe, it, store }: Suite): void {
  describe('a batch', () => {
    it('keeps all values of its creation', async () => {
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

    it('is named by its live, claimed and finished jobs', async () => {
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

    it('is not named by other jobs', async () => {
      const { id } = await store.stored();

      expect((await store.find(id)).batchId).toBeUndefined();
      expect((await store.claimNext()).batchId).toBeUndefined();
    });

    it('is not found by an unknown id', async () => {
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
}
