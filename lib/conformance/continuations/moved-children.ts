import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { waiting } from './continuation-scenarios.js';

export function movedChildren({ describe, it, store }: Suite): void {
  describe('a continuation that was moved while it waited', () => {
    it.each(['Enqueued', 'Scheduled', 'Deleted'])('stays %s', async (state) => {
      const parent = await store.stored({ queue: 'other' });
      const child = await waiting(store, parent);
      await store.move(child, state);
      const before = await store.find(child.id);
      await store.move(parent, 'Deleted');

      expect(await store.releaseAll()).toEqual([]);
      expect(await store.find(child.id)).toEqual(before);
    });

    it('stays as it ended', async () => {
      const parent = await store.stored({ queue: 'other' });
      const child = await waiting(store, parent);
      await store.move(child, 'Enqueued');
      await store.move(await store.claimNext(), 'Succeeded');
      await store.move(parent, 'Succeeded');

      expect(await store.releaseAll()).toEqual([]);
      expect(await store.find(child.id)).toMatchObject({ state: 'Succeeded' });
    });
  });
}
