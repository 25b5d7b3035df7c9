import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aLinkTo } from '../support/builders.js';
import { goOn } from '../support/go-on.js';

export function severalParents({ describe, it, store }: Suite): void {
  describe('a continuation of several parents', () => {
    it.each([
      ['in their order', [0, 1, 2]],
      ['in another order', [2, 0, 1]],
    ])('is released when the last parent has ended, %s', async (_, order) => {
      const { parents, child } = await fanIn(store);
      const [first, second, last] = order.map((index) => parents[index] ?? { id: '' });

      for (const parent of [first, second]) {
        await store.move(parent ?? { id: '' }, 'Succeeded');
        expect(await store.releaseAll()).toEqual([]);
        expect(await store.find(child.id)).toMatchObject({ state: 'Awaiting' });
      }
      await store.move(last ?? { id: '' }, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('is released once when all parents end at the same time', async () => {
      const { parents, child } = await fanIn(store);
      for (const parent of parents) await store.move(parent, 'Succeeded');

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });

    it('is released when its parents end while links are closed one by one', async () => {
      const { parents, child } = await fanIn(store);
      for (const parent of parents) await store.move(parent, 'Succeeded');
      const released: string[] = [];
      for (let turns = 0; turns < 20; turns += 1) {
        await store.continuations.release(1, (jobs) => {
          released.push(...jobs.map(({ job }) => job.id));
          return goOn(jobs);
        });
      }

      expect(released).toEqual([child.id]);
    });

    it('is unmet as soon as one link is unmet, whatever links are open', async () => {
      const { parents, child } = await fanIn(store);
      const [first, second] = parents;
      await store.move(second ?? child, 'Deleted');

      expect(await store.releaseAll()).toMatchObject([
        { job: { id: child.id }, unmet: { parentId: second?.id, outcome: 'Deleted' } },
      ]);
      await store.move(first ?? child, 'Succeeded');
      expect(await store.releaseAll()).toEqual([]);
      expect(await store.find(child.id)).toMatchObject({ state: 'Deleted' });
    });

    it('counts the links that were decided at its creation', async () => {
      const ended = await store.stored({ state: 'Succeeded' });
      const open = await store.stored({ queue: 'other' });
      const child = await store.stored({
        state: 'Awaiting',
        parents: [aLinkTo(ended, 'succeeded', 'Succeeded'), aLinkTo(open)],
      });
      expect(await store.releaseAll()).toEqual([]);

      await store.move(open, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('may have another condition for each parent', async () => {
      const [a, b] = [await store.stored(), await store.stored()];
      const parents = [aLinkTo(a, 'deleted'), aLinkTo(b, 'finished')];
      const child = await store.stored({ state: 'Awaiting', parents });
      await store.move(a, 'Deleted');
      await store.move(b, 'Deleted');

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('may wait for the same parent twice', async () => {
      const parent = await store.stored();
      const twin = await store.stored({
        state: 'Awaiting',
        parents: [aLinkTo(parent), aLinkTo(parent)],
      });
      const other = await store.stored({
        state: 'Awaiting',
        parents: [aLinkTo(parent, 'finished'), aLinkTo(parent, 'deleted')],
      });
      await store.move(parent, 'Succeeded');
      await store.releaseAll();

      expect(await store.continuations.findParentLinks(twin.id)).toHaveLength(1);
      expect(await store.find(twin.id)).toMatchObject({ state: 'Enqueued' });
      expect(await store.continuations.findParentLinks(other.id)).toHaveLength(2);
      expect(await store.find(other.id)).toMatchObject({ state: 'Deleted' });
    });

    it('is judged by the state in which each parent ended, also when a parent is requeued', async () => {
      const { parents, child } = await fanIn(store);
      const [first, ...others] = parents;
      await store.move(first ?? child, 'Succeeded');
      await store.releaseAll();
      await store.move(first ?? child, 'Enqueued');
      for (const parent of others) await store.move(parent, 'Succeeded');

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    });

    it('may be a batch', async () => {
      const parents = await store.storedMany(2);
      const batch = await store.storedBatch({
        state: 'Awaiting',
        parents: parents.map((parent) => aLinkTo(parent)),
      });
      for (const parent of parents) {
        expect(await store.batch(batch)).toMatchObject({ state: 'Awaiting' });
        await store.move(parent, 'Succeeded');
        await store.releaseAll();
      }

      expect(await store.batch(batch)).toMatchObject({ state: 'Started' });
    });

    it('may wait for 500 parents', async () => {
      const parents = await store.storedMany(500, { queue: 'other' });
      const child = await store.stored({
        state: 'Awaiting',
        parents: parents.map((parent) => aLinkTo(parent)),
      });
      const claimed = await store.claim({ queues: ['other'], limit: 500 });
      await Promise.all(claimed.map((job) => store.move(job, 'Succeeded')));

      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });
  });
}

/** Three parents that are ready, and their child. */
async function fanIn(store: StoreUnderTest) {
  const parents = await store.storedMany(3, { queue: 'other' });
  const child = await store.stored({
    state: 'Awaiting',
    parents: parents.map((parent) => aLinkTo(parent)),
  });
  return { parents, child };
}
