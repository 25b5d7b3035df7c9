import type { NewJob } from '../../storage/jobs/records.js';
import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aNewBatch, aNewJob } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';
import { counted } from './counted-batch.js';

export function nestedBatches({ describe, it, store }: Suite): void {
  describe('nested batches', () => {
    it('are found by the batch directly around them', async () => {
      const { outer, middle, inner } = await threeLevels(store);
      const sibling = await store.storedBatch({ batchId: outer.id });

      expect(idsOf(await store.batches.findNested(outer.id)).sort()).toEqual(
        idsOf([middle, sibling]),
      );
      expect(await store.batches.findNested(middle.id)).toEqual([await store.batch(inner)]);
      expect(await store.batches.findNested(inner.id)).toEqual([]);
      expect(await store.batch(inner)).toMatchObject({ batchId: middle.id });
    });

    it('are counted by the batches around them', async () => {
      const { outer, middle, inner, jobs } = await threeLevels(store);
      expect(await counted(store, outer)).toMatchObject({ total: 3, pending: 3 });
      expect(await counted(store, middle)).toMatchObject({ total: 2 });
      expect(await counted(store, inner)).toMatchObject({ total: 1 });

      await store.claim();
      expect(await counted(store, outer)).toMatchObject({ total: 3, processing: 3 });
      await store.move(jobs.inner, 'Failed');
      expect(await counted(store, outer)).toMatchObject({ processing: 2, failed: 1 });
      expect(await counted(store, middle)).toMatchObject({ processing: 1, failed: 1 });
      await store.move(jobs.inner, 'Scheduled');
      expect(await counted(store, outer)).toMatchObject({ processing: 2, pending: 1, failed: 0 });
      await store.move(jobs.inner, 'Deleted');
      expect(await counted(store, outer)).toMatchObject({ processing: 2, deleted: 1 });
    });

    it('add to the total of the batches around them as soon as they are stored', async () => {
      const { outer, inner } = await threeLevels(store);
      await store.storedBatch({ batchId: inner.id }, [{}, {}]);

      expect((await store.batch(outer)).progress).toMatchObject({ total: 5 });
    });

    it('show their running jobs in the batches around them at once', async () => {
      const { outer } = await threeLevels(store);
      await store.claim();

      expect((await store.batch(outer)).progress).toMatchObject({ processing: 3, pending: 0 });
    });

    it('end before the batches around them', async () => {
      const { outer, middle, inner, jobs } = await threeLevels(store);
      const states = async () => {
        await store.foldAll();
        const records = [];
        for (const batch of [outer, middle, inner]) records.push(await store.batch(batch));
        return records.map(({ state }) => state);
      };

      await store.move(jobs.outer, 'Succeeded');
      expect(await states()).toEqual(['Started', 'Started', 'Started']);
      await store.move(jobs.inner, 'Deleted');
      expect(await states()).toEqual(['Started', 'Started', 'Completed']);
      await store.move(jobs.middle, 'Succeeded');
      expect(await states()).toEqual(['Completed', 'Completed', 'Completed']);
    });

    it('start the batches around them again when a job joins them', async () => {
      const { outer, middle, inner, jobs } = await threeLevels(store);
      for (const job of Object.values(jobs)) await store.move(job, 'Succeeded');
      await store.foldAll();
      expect(await store.batch(outer)).toMatchObject({ state: 'Succeeded' });
      const joined = await store.stored({ batchId: middle.id });

      expect(await store.batch(outer)).toMatchObject({ state: 'Started' });
      expect(await store.batch(middle)).toMatchObject({ state: 'Started' });
      expect(await counted(store, outer)).toMatchObject({ total: 4, pending: 1, succeeded: 3 });
      expect(await store.batch(inner)).toMatchObject({ state: 'Succeeded' });

      await store.move(joined, 'Succeeded');
      await store.foldAll();
      expect(await store.batch(outer)).toMatchObject({ state: 'Succeeded' });
    });

    it('start the batches around them again when they join with jobs', async () => {
      const outer = await store.storedBatch();
      await store.foldAll();
      const nested = await store.storedBatch({ batchId: outer.id }, [{}]);
      expect(await store.batch(outer)).toMatchObject({ state: 'Started' });

      await store.move(nested.jobs[0] ?? nested, 'Succeeded');
      await store.foldAll();
      expect(await store.batch(outer)).toMatchObject({ state: 'Succeeded' });
    });

    it('end at once when they are empty, and so do the batches around them', async () => {
      const outer = aNewBatch();
      const nested = aNewBatch({ batchId: outer.id });
      await store.jobs.createJobs([], { batches: [outer, nested] });
      await store.foldAll();

      expect(await store.batch(nested)).toMatchObject({ state: 'Succeeded' });
      expect(await store.batch(outer)).toMatchObject({ state: 'Succeeded' });
    });

    it('count right when several servers fold at once', async () => {
      const { outer, inner } = await threeLevels(store);
      await store.jobs.createJobs(Array.from({ length: 40 }, () => aNewJob({ batchId: inner.id })));
      const claimed = await store.claim();
      await Promise.all(
        claimed.flatMap((job) => [store.move(job, 'Succeeded'), store.batches.fold(2, 1_000)]),
      );

      expect(await counted(store, outer)).toMatchObject({ total: 43, succeeded: 43 });
      expect(await store.batch(outer)).toMatchObject({ state: 'Succeeded' });
    });
  });
}

/** A batch in a batch in a batch, with one job in each. */
async function threeLevels(store: StoreUnderTest) {
  const outer = aNewBatch();
  const middle = aNewBatch({ batchId: outer.id });
  const inner = aNewBatch({ batchId: middle.id });
  const jobs = {
    outer: aNewJob({ batchId: outer.id }),
    middle: aNewJob({ batchId: middle.id }),
    inner: aNewJob({ batchId: inner.id }),
  } satisfies Record<string, NewJob>;

  await store.jobs.createJobs(Object.values(jobs), { batches: [outer, middle, inner] });
  return { outer, middle, inner, jobs };
}
