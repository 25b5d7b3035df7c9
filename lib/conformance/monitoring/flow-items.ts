import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';

export function flowItems({ describe, it, store }: Suite): void {
  const exactly = (count: number) => ({ count, isExact: true });
  const nothing = { items: [], count: exactly(0) };
  const around = (ids: readonly string[], limit = 10) =>
    store.storage.monitoring.flowItems(ids, limit);

  describe('the items of a flow', () => {
    it('tell the parents and the continuations of a job', async () => {
      const parent = aNewJob();
      const job = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent, 'finished')] });
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(job)] });
      await store.jobs.createJobs([parent, job, child]);

      expect(await around([job.id])).toEqual([
        {
          id: job.id,
          kind: 'job',
          state: 'Awaiting',
          description: undefined,
          batchId: undefined,
          parents: { items: [{ id: parent.id, condition: 'finished' }], count: exactly(1) },
          continuations: { items: [{ id: child.id, condition: 'succeeded' }], count: exactly(1) },
          nested: nothing,
          jobs: nothing,
        },
      ]);
    });

    it('tell what is directly within a batch, and what is around it', async () => {
      const outer = aNewBatch();
      const batch = aNewBatch({ batchId: outer.id, description: 'Mails' });
      const inner = aNewBatch({ batchId: batch.id });
      const deepest = aNewBatch({ batchId: inner.id });
      const done = aNewJob({ batchId: batch.id, state: 'Succeeded' });
      const waiting = aNewJob({ batchId: batch.id });
      await store.jobs.createJobs([done, waiting], { batches: [outer, batch, inner, deepest] });

      const [item] = await around([batch.id]);
      expect(item).toMatchObject({
        kind: 'batch',
        state: 'Started',
        description: 'Mails',
        batchId: outer.id,
        nested: { items: [inner.id], count: exactly(1) },
        jobs: { count: exactly(2) },
      });
      expect([...(item?.jobs.items ?? [])].sort()).toEqual([done.id, waiting.id].sort());
      expect(await around([done.id])).toMatchObject([{ kind: 'job', batchId: batch.id }]);
    });

    it('tell no more of each side than the limit, and how many there are', async () => {
      const parent = aNewJob();
      const children = [1, 2, 3].map(() =>
        aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] }),
      );
      await store.jobs.createJobs([parent, ...children]);

      const [item] = await around([parent.id], 2);
      expect(item?.continuations.items).toHaveLength(2);
      expect(item?.continuations.count).toEqual(exactly(3));
    });

    it('come in the order of the ids, and say where there is nothing', async () => {
      const job = await store.stored();
      const gone = aJobId();

      const items = await around([gone, job.id]);
      expect(items.map(({ id, kind }) => [id, kind])).toEqual([
        [gone, undefined],
        [job.id, 'job'],
      ]);
      expect(await around([])).toEqual([]);
    });
  });
}
