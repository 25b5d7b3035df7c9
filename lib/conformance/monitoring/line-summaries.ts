import { expect } from '../expect.js';
import { ending, holder, RESOURCE, waiting } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { HOUR } from '../support/durations.js';

const OTHER = 'tenant:2';

export function lineSummaries({ describe, it, store }: Suite): void {
  const lines = (limit = 10) => store.storage.monitoring.lines(limit);

  describe('lines are summarized', () => {
    it('with their oldest job and who holds the lock, the longest first', async () => {
      const holding = await holder(store);
      const other = await store.running({ queue: 'other' });
      await store.takesLock(other, { resource: OTHER });
      const behind = await store.running({ queue: 'other' });
      await store.takesLock(behind, { resource: OTHER });
      const [first] = [await waiting(store), await waiting(store, { queue: 'a' })];

      const longest = {
        resource: RESOURCE,
        waiting: { count: 2, isExact: true },
        oldestJobId: first?.id,
        holder: { jobId: holding.id, serverId: 'server-1' },
      };
      expect(await lines()).toEqual([
        longest,
        {
          resource: OTHER,
          waiting: { count: 1, isExact: true },
          oldestJobId: behind.id,
          holder: { jobId: other.id, serverId: 'server-1' },
        },
      ]);
      expect(await lines(1)).toEqual([longest]);
    });

    it('without a holder while the lock is kept for a job that was woken', async () => {
      const holding = await holder(store);
      await waiting(store);
      const second = await waiting(store);
      await store.apply(ending(holding));

      expect(await lines()).toEqual([
        {
          resource: RESOURCE,
          waiting: { count: 1, isExact: true },
          oldestJobId: second.id,
          holder: undefined,
        },
      ]);
    });

    it('with no entry where no job waits', async () => {
      const holding = await holder(store);
      await store.takesLock(holding, { timeoutMs: HOUR });

      expect(await lines()).toEqual([]);
    });
  });
}
