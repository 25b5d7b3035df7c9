import { expect } from '../expect.js';
import { holder, waiting } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE } from '../support/durations.js';

export function queueSummaries({ describe, it, store }: Suite): void {
  describe('queues are summarized', () => {
    it('with their ready and running jobs, and the age of the oldest', async () => {
      const oldest = store.ago(HOUR);
      await store.storedMany(3, { queue: 'a', runAt: store.ago(MINUTE) });
      await store.stored({ queue: 'a', priority: 5, runAt: oldest });
      await store.storedMany(2, { queue: 'b' });
      await store.claim({ queues: ['b'] });

      expect(await store.storage.monitoring.queues()).toEqual([
        {
          name: 'a',
          ready: { count: 4, isExact: true },
          oldestReadyAt: oldest,
          waiting: { count: 0, isExact: true },
          processing: 0,
          pausedAt: undefined,
          pausedBy: undefined,
        },
        {
          name: 'b',
          ready: { count: 0, isExact: true },
          oldestReadyAt: undefined,
          waiting: { count: 0, isExact: true },
          processing: 2,
          pausedAt: undefined,
          pausedBy: undefined,
        },
      ]);
    });

    it('with their jobs that wait for a lock, which are not ready', async () => {
      await holder(store);
      await waiting(store, { queue: 'a' });
      await waiting(store, { queue: 'a' });

      expect(await store.storage.monitoring.queues()).toMatchObject([
        { name: 'a', ready: { count: 0 }, waiting: { count: 2, isExact: true }, processing: 0 },
        { name: 'holder', waiting: { count: 0, isExact: true }, processing: 1 },
      ]);
    });

    it('when they are empty and served or paused', async () => {
      await store.announced('server-1');
      await store.queues.pause('paused', 'Ada');

      const queues = await store.storage.monitoring.queues();
      expect(queues).toMatchObject([
        { name: 'default', ready: { count: 0 } },
        { name: 'paused', pausedBy: 'Ada', pausedAt: expect.any(Date) },
      ]);
    });

    it('with no entry where there is none', async () => {
      expect(await store.storage.monitoring.queues()).toEqual([]);
    });
  });
}
