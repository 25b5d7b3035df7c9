import type { JobSearch } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { SECOND } from '../support/durations.js';

export function jobCounts({ describe, it, store }: Suite): void {
  const count = (search: JobSearch, atMost = 100) => store.storage.monitoring.count(search, atMost);

  describe('jobs are counted', () => {
    it('as they are found', async () => {
      await store.storedMany(3);
      await store.storedMany(2, { type: 'Other', state: 'Scheduled', runAt: store.ahead(SECOND) });
      await store.stored({ state: 'Succeeded' });

      expect(await count({})).toEqual({ count: 6, isExact: true });
      expect(await count({ states: ['Enqueued'] })).toEqual({ count: 3, isExact: true });
      expect(await count({ states: ['Enqueued', 'Scheduled'] })).toEqual({
        count: 5,
        isExact: true,
      });
      expect(await count({ type: 'other' })).toEqual({ count: 2, isExact: true });
      expect(await count({ states: ['None'] })).toEqual({ count: 0, isExact: true });
    });

    it('alike where somebody waits for the number', async () => {
      await store.storedMany(3);
      const thorough = (atMost: number) =>
        store.storage.monitoring.count({ type: 'email' }, atMost, { isThorough: true });

      expect(await thorough(3)).toEqual({ count: 3, isExact: true });
      expect(await thorough(2)).toEqual({ count: 2, isExact: false });
    });

    it('up to a bound', async () => {
      await store.storedMany(3);

      expect(await count({}, 3)).toEqual({ count: 3, isExact: true });
      expect(await count({}, 2)).toEqual({ count: 2, isExact: false });
      expect(await count({ type: 'email' }, 2)).toEqual({ count: 2, isExact: false });
      expect(await count({ type: 'email' }, 0)).toEqual({ count: 0, isExact: false });
    });
  });
}
