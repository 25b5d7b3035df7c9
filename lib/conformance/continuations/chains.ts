import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { waiting } from './continuation-scenarios.js';

export function chains({ describe, it, store }: Suite): void {
  describe('a chain of continuations', () => {
    it.each(['before', 'after'])(
      'passes on the deletion of its first job, and is first released %s it',
      async (time) => {
        const first = await store.stored();
        const second = await waiting(store, first, 'succeeded');
        const third = await waiting(store, second, 'succeeded');
        const cleanup = await waiting(store, third, 'deleted');
        if (time === 'before') await store.releaseAll();
        await store.move(first, 'Deleted');
        await store.releaseAll();

        expect(await store.find(second.id)).toMatchObject({ state: 'Deleted' });
        expect(await store.find(third.id)).toMatchObject({ state: 'Deleted' });
        expect(await store.find(cleanup.id)).toMatchObject({ state: 'Enqueued' });
      },
    );

    it('goes on link by link', async () => {
      const jobs = [await store.stored()];
      for (let n = 0; n < 5; n += 1) {
        jobs.push(await waiting(store, jobs.at(-1) ?? { id: '' }));
      }

      for (const { id } of jobs) {
        expect(await store.claimedIds()).toEqual([id]);
        await store.move({ id }, 'Succeeded');
        await store.releaseAll();
      }
      expect(await store.claim()).toEqual([]);
    });
  });
}
