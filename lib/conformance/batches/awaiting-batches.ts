import type { NewJob } from '../../storage/jobs/records.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function awaitingBatches({ describe, it, store }: Suite): void {
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

    it('is not started when it was cancelled meanwhile', async () => {
      const { parent, batch } = await waitingBatch(store);
      expect(await store.batches.cancel(batch.id)).toBe(true);
      await store.move(parent, 'Succeeded');
      await store.releaseAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Deleted' });
      expect(await store.claim()).toEqual([]);
    });

    it('does not end while it waits, even when it is empty', async () => {
      const parent = await store.stored();
      const batch = await store.storedBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Awaiting' });
    });

    it('ends when it is started and all of its jobs have ended', async () => {
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

    it('holds nested batches, which start with it', async () => {
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

    it('lets a job go on at once that joins it after its start', async () => {
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
}

/** @returns a batch of two jobs that waits for a parent */
async function waitingBatch(store: StoreUnderTest) {
  const parent = await store.stored({ queue: 'other' });
  const batch = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
  const jobs: NewJob[] = [1, 2].map(() =>
    aNewJob({ state: 'Awaiting', batchId: batch.id, parents: [aLinkTo(batch, 'started')] }),
  );
  await store.jobs.createJobs(jobs, { batches: [batch] });
  return { parent, batch, jobs };
}
