import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { DAY } from '../support/durations.js';
import { aProgress, counted } from './counted-batch.js';

export function concurrentProgress({ describe, it, store }: Suite): void {
  describe('the progress of large batches', () => {
    it('is right when 1,000 runs end together', async () => {
      const batch = await store.storedBatch({}, Array(1_000).fill({}));
      const claimed = await store.claim({ limit: 1_000 });
      await store.jobs.applyTransitions(
        claimed.map((job, n) => aTransition(job, { to: n % 10 === 0 ? 'Failed' : 'Succeeded' })),
      );

      expect(await counted(store, batch)).toEqual(
        aProgress({ total: 1_000, succeeded: 900, failed: 100 }),
      );
    });

    it('is right when several servers fold while jobs end', async () => {
      const batches = [];
      for (let n = 0; n < 3; n += 1) batches.push(await store.storedBatch({}, Array(20).fill({})));
      const claimed = await store.claim();
      await Promise.all(
        claimed.flatMap((job) => [
          store.apply(aTransition(job, { to: 'Succeeded' })),
          store.batches.fold(2, DAY),
        ]),
      );

      for (const batch of batches) {
        expect(await counted(store, batch)).toEqual(aProgress({ total: 20, succeeded: 20 }));
        expect(await store.batch(batch)).toMatchObject({ state: 'Succeeded' });
      }
    });

    it('is right when several servers fold the same changes at once', async () => {
      const batch = await store.storedBatch({}, Array(10).fill({}));
      for (const job of await store.claim()) await store.move(job, 'Succeeded');
      await Promise.all(Array.from({ length: 5 }, () => store.batches.fold(10, DAY)));

      expect(await counted(store, batch)).toEqual(aProgress({ total: 10, succeeded: 10 }));
      expect(await store.batch(batch)).toMatchObject({ state: 'Succeeded' });
    });
  });
}
