import { expect } from '../expect.js';
import { idsOf } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob } from '../support/builders.js';

export function continuations(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('continuations', () => {
    it('are kept with what they wait for', async () => {
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

    it('keep the outcomes that were known when they were created', async () => {
      const parent = await store.stored({ state: 'Succeeded' });
      const { id } = await store.stored({ parents: [aLinkTo(parent, 'finished', 'Succeeded')] });

      expect(await store.continuations.findParentLinks(id)).toEqual([
        { parentId: parent.id, childId: id, condition: 'finished', outcome: 'Succeeded' },
      ]);
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.pulse()).toMatchObject({ hasReleasedContinuations: false });
    });

    it('are listed oldest first, up to a limit', async () => {
      const parent = await store.stored();
      const parents = [aLinkTo(parent)];
      const children = await store.storedMany(4, { state: 'Awaiting', parents });
      const batch = await store.storedBatch({ state: 'Awaiting', parents });

      const links = await store.continuations.findContinuations(parent.id, 10);
      expect(links.map(({ childId }) => childId)).toEqual([...idsOf(children), batch.id]);
      expect(await store.continuations.findContinuations(parent.id, 2)).toEqual(links.slice(0, 2));
    });

    it('are none where there is no parent or child of that id', async () => {
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

    it('are not stored when one of the jobs exists already', async () => {
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

    it('may wait for what is created with them', async () => {
      const parent = aNewJob();
      const batch = aNewBatch();
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent), aLinkTo(batch)] });
      await store.jobs.createJobs([child, parent], { batches: [batch] });

      expect(await store.continuations.findParentLinks(child.id)).toHaveLength(2);
      expect(await store.releaseAll()).toEqual([]);
    });
  });

  parents(suite);
}

function parents({ describe, it, store }: Suite): void {
  describe('parents', () => {
    it('are found with their kind and state', async () => {
      const running = await store.running();
      const finished = await store.stored({ state: 'Deleted' });
      const waiting = await store.storedBatch({ state: 'Awaiting' });
      const started = await store.storedBatch();
      const ended = await store.storedBatch();
      await store.batches.cancel(ended.id);

      const ids = idsOf([running, finished, waiting, started, ended]);
      const found = await store.continuations.findParents(ids);
      expect(found.sort(byId)).toEqual([
        { id: running.id, kind: 'job', state: 'Processing', isFinished: false },
        { id: finished.id, kind: 'job', state: 'Deleted', isFinished: true },
        { id: waiting.id, kind: 'batch', state: 'Awaiting', isFinished: false },
        { id: started.id, kind: 'batch', state: 'Started', isFinished: false },
        { id: ended.id, kind: 'batch', state: 'Deleted', isFinished: true },
      ]);
    });

    it('are found unfinished while they are Failed', async () => {
      const { id } = await store.stored({ state: 'Failed' });

      expect(await store.continuations.findParents([id])).toEqual([
        { id, kind: 'job', state: 'Failed', isFinished: false },
      ]);
    });

    it('are left out when they do not exist', async () => {
      const { id } = await store.stored();
      const found = await store.continuations.findParents([aJobId(), 'no-such-job', id, '']);

      expect(idsOf(found)).toEqual([id]);
      expect(await store.continuations.findParents([])).toEqual([]);
    });
  });
}

const byParent = (a: { readonly parentId: string }, b: { readonly parentId: string }) =>
  a.parentId < b.parentId ? -1 : 1;

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
