import { expect } from '../expect.js';
import type { Suite } from '../suite.js';

export function opening({ describe, it, store }: Suite): void {
  describe('opening a store', () => {
    it('that is open changes nothing, even several times at once', async () => {
      const { id } = await store.stored();
      const before = await store.find(id);
      await Promise.all(Array.from({ length: 5 }, () => store.storage.open()));

      expect(await store.find(id)).toEqual(before);
      expect(await store.claimedIds()).toEqual([id]);
    });
  });

  describe('opening a store by several connections', () => {
    it('shows all of them the same jobs', async () => {
      const { id } = await store.stored();
      const before = await store.find(id);
      const others = await Promise.all([store.another(), store.another(), store.another()]);

      for (const other of others) expect(await other.find(id)).toEqual(before);
    });
  }, ['anotherConnection']);
}
