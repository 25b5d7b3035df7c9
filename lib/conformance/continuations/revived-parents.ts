import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { waiting } from './continuation-scenarios.js';

export function revivedParents({ describe, it, store }: Suite): void {
  describe('a parent that is requeued after its end', () => {
    it('keeps its unreleased continuations waiting', async () => {
      const parent = await store.stored();
      const child = await waiting(store, parent);
      await store.releaseAll();
      await store.move(parent, 'Deleted');
      await store.move(parent, 'Enqueued');
      expect(await store.releaseAll()).toEqual([]);

      await store.move(parent, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });

    it('releases no continuation twice', async () => {
      const parent = await store.stored();
      const child = await waiting(store, parent);
      await store.move(parent, 'Succeeded');
      await store.releaseAll();
      await store.move(parent, 'Enqueued');
      await store.move(parent, 'Deleted');

      expect(await store.releaseAll()).toEqual([]);
      expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
    });

    it('keeps new continuations waiting', async () => {
      const parent = await store.stored();
      await waiting(store, parent);
      await store.move(parent, 'Succeeded');
      await store.releaseAll();
      await store.move(parent, 'Enqueued');
      const child = await waiting(store, parent);
      expect(await store.releaseAll()).toEqual([]);

      await store.move(parent, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });
  });
}
