import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function continuations({ describe, it, store }: Suite): void {
  describe('continuations', () => {
    it('are kept with their parents and conditions', async () => {
      const [a, b] = [await store.stored(), await store.stored()];
      const parents = [aLinkTo(a, 'finished'), aLinkTo(b, 'deleted')];
      const child = await store.stored({ state: 'Awaiting', parents });

      const links = await store.continuations.findParentLinks(child.id);
      expect(links.sort(byParent)).toEqual([
        { parentId: a.id, childId: child.id, condition: 'finished', outcome: undefined },
        { parentId: b.id, childId: child.id, condition: 'deleted', outcome: undefined },
      ]);
      expect(await store.continuations.findContinuations(b.id, 10)).toEqual([links[1]]);
    });

    it('keep the outcomes that were known at their creation', async () => {
      const parent = await store.stored({ state: 'Succeeded' });
      const { id } = await store.stored({ parents: [aLinkTo(parent, 'finished', 'Succeeded')] });

      expect(await store.continuations.findParentLinks(id)).toEqual([
        { parentId: parent.id, childId: id, condition: 'finished', outcome: 'Succeeded' },
      ]);
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.pulse()).toMatchObject({ hasReleasedContinuations: false });
    });

    it('are listed up to a limit, the oldest first', async () => {
      const parent = await store.stored();
      const parents = [aLinkTo(parent)];
      const children = await store.storedMany(4, { state: 'Awaiting', parents });
      const batch = await store.storedBatch({ state: 'Awaiting', parents });

      const links = await store.continuations.findContinuations(parent.id, 10);
      expect(links.map(({ childId }) => childId)).toEqual([...idsOf(children), batch.id]);
      expect(await store.continuations.findContinuations(parent.id, 2)).toEqual(links.slice(0, 2));
    });

    it('are none for an unknown parent or child', async () => {
      for (const id of [aJobId(), 'no-such-job']) {
        expect(await store.continuations.findContinuations(id, 10)).toEqual([]);
        expect(await store.continuations.findParentLinks(id)).toEqual([]);
      }
    });

    it('keep a job out of the queue', async () => {
      const parent = await store.stored({ queue: 'other' });
      await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });

      expect(await store.claim()).toEqual([]);
    });

    it('are not stored when any of the jobs exists already', async () => {
      const parent = await store.stored();
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] });

      await expect(store.jobs.createJobs([child, aNewJob({ id: parent.id })])).rejects.toThrow();
      expect(await store.jobs.findJob(child.id)).toBeUndefined();
      expect(await store.continuations.findContinuations(parent.id, 10)).toEqual([]);
      expect(await store.pulse()).toMatchObject({ hasReleasedContinuations: false });
    });

    it('are not stored twice with jobs that may exist', async () => {
      const parent = await store.stored();
      const child = await store.stored({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      await store.move(parent, 'Succeeded');
      await store.releaseAll();

      await store.jobs.createJobs([child], { mayExist: true });
      expect(await store.continuations.findParentLinks(child.id)).toMatchObject([
        { parentId: parent.id, outcome: 'Succeeded' },
      ]);
      expect(await store.releaseAll()).toEqual([]);
    });

    it('may wait for jobs and batches that are created with them', async () => {
      const parent = aNewJob();
      const batch = aNewBatch();
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent), aLinkTo(batch)] });
      await store.jobs.createJobs([child, parent], { batches: [batch] });

      expect(await store.continuations.findParentLinks(child.id)).toHaveLength(2);
      expect(await store.releaseAll()).toEqual([]);
    });
  });
}

const byParent = (a: { readonly parentId: string }, b: { readonly parentId: string }) =>
  a.parentId < b.parentId ? -1 : 1;
