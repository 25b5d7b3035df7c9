import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { idsOf } from '../support/ids-of.js';

export function longestRunning({ describe, it, store }: Suite): void {
  const longest = (limit: number) => store.storage.monitoring.longestRunning(limit);

  describe('the longest running jobs', () => {
    it('are the jobs that were claimed first, on whatever server', async () => {
      await store.storedMany(3, { queue: 'a' });
      await store.stored({ queue: 'b' });
      const claimed: string[] = [];
      for (const [queue, serverId] of [
        ['a', 'server-2'],
        ['b', 'server-1'],
        ['a', 'server-1'],
      ] as const) {
        claimed.push((await store.claimNext({ queues: [queue], serverId })).id);
        await store.untilLater();
      }

      expect(idsOf(await longest(2))).toEqual(claimed.slice(0, 2));
      expect(idsOf(await longest(10))).toEqual(claimed);
      await store.move({ id: claimed[0] ?? '' }, 'Succeeded');
      expect(idsOf(await longest(2))).toEqual(claimed.slice(1));
    });

    it('look as in lists', async () => {
      expect(await longest(10)).toEqual([]);
      await store.running({ parameters: { a: 1 } }, 'server-7');

      const { jobs } = await store.storage.monitoring.search(
        { states: ['Processing'] },
        { limit: 1 },
      );
      expect(await longest(10)).toEqual(jobs);
      expect(jobs).toMatchObject([{ serverId: 'server-7', arguments: '[[1],7]' }]);
    });
  });
}
