import { expect } from '../expect.js';
import { holder, waiting } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { HOUR } from '../support/durations.js';

export function countsAhead({ describe, it, store }: Suite): void {
  const ahead = (
    { id, priority = 0, queue = 'default' }: { id: string; priority?: number; queue?: string },
    atMost = 100,
  ) => store.storage.monitoring.countAhead({ id, priority, queue }, atMost);
  const exactly = (count: number) => ({ count, isExact: true });

  describe('jobs ahead of a job', () => {
    it('are those of its queue that are claimed before it', async () => {
      const [first, second] = [await store.stored(), await store.stored()];
      await store.stored({ queue: 'other' });
      const urgent = await store.stored({ priority: -1 });
      await store.stored({ priority: 1 });

      expect(await ahead(first)).toEqual(exactly(1));
      expect(await ahead(second)).toEqual(exactly(2));
      expect(await ahead({ ...urgent, priority: -1 })).toEqual(exactly(0));
      expect(await ahead({ id: aJobId() })).toEqual(exactly(3));
      expect(await ahead({ id: aJobId(), queue: 'other' })).toEqual(exactly(1));
    });

    it('are ready: they neither run, nor wait for a time or a lock', async () => {
      await holder(store);
      await waiting(store);
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await store.running();
      await store.stored();

      expect(await ahead({ id: aJobId() })).toEqual(exactly(1));
    });

    it('are counted up to a bound', async () => {
      await store.storedMany(5);
      const last = { id: aJobId() };

      expect(await ahead(last, 4)).toEqual({ count: 4, isExact: false });
      expect(await ahead(last, 5)).toEqual(exactly(5));
    });

    it('are none where nothing can stand', async () => {
      await store.stored();
      expect(await ahead({ id: 'nothing', queue: 'none' })).toEqual(exactly(0));
      await expect(ahead({ id: aJobId() }, -1)).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });
  });
}
