import { expect } from '../expect.js';
import type { Suite } from '../suite.js';

const ABSURD = [0, -1, 1.5, 10_001, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY] as const;

export function absurdSizes({ describe, it, store }: Suite): void {
  const lists: Readonly<Record<string, (limit: number) => Promise<unknown>>> = {
    'a page of jobs': (limit) => store.storage.monitoring.search({}, { limit }),
    'a page of jobs that cannot be': (limit) =>
      store.storage.monitoring.search({ ids: [] }, { limit }),
    'a page of batches': (limit) => store.storage.monitoring.searchBatches({}, { limit }),
    'a page of recurring jobs': (limit) =>
      store.storage.monitoring.searchRecurringJobs([], { limit }),
    'groups of failures': (limit) => store.storage.monitoring.failures(limit),
    'the longest running jobs': (limit) => store.storage.monitoring.longestRunning(limit),
    'a page of the audit': (limit) => store.storage.audit.list({ limit }),
    'bulk operations': (limit) => store.storage.bulk.list(limit),
    'occurrences of recurring jobs': (limit) => store.storage.recurring.findOccurrences([], limit),
  };

  describe('an absurd limit is refused', () => {
    it.each(Object.keys(lists))('for %s', async (name) => {
      const list = lists[name] as (limit: number) => Promise<unknown>;
      await list(1);
      await list(10_000);

      for (const limit of ABSURD) {
        await expect(list(limit)).rejects.toMatchObject({
          code: 'HANGFIRE_INVALID_SEARCH',
          field: 'limit',
          message: expect.stringContaining(`"limit" is ${limit}, expected an integer`),
        });
      }
    });

    it('for the bound of a count', async () => {
      const count = (atMost: number) => store.storage.monitoring.count({}, atMost);
      expect(await count(1_000_000_000)).toEqual({ count: 0, isExact: true });

      for (const atMost of [-1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
        await expect(count(atMost)).rejects.toMatchObject({
          code: 'HANGFIRE_INVALID_SEARCH',
          field: 'atMost',
        });
      }
    });
  });
}
