import { expect } from '../expect.js';
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
          processing: 0,
          pausedAt: undefined,
          pausedBy: undefined,
        },
        {
          name: 'b',
          ready: { count: 0, isExact: true },
          oldestReadyAt: undefined,
          processing: 2,
          pausedAt: undefined,
          pausedBy: undefined,
        },
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
