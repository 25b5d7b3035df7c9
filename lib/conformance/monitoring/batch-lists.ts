import type { BatchSearch, SearchPage } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { DAY } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function batchLists({ describe, it, store }: Suite): void {
  const searchBatches = (search: BatchSearch, page: SearchPage) =>
    store.storage.monitoring.searchBatches(search, page);

  describe('batches are listed', () => {
    it('newest first, with their progress, page by page', async () => {
      const first = await store.storedBatch({ description: 'first' }, [{}, {}]);
      const second = await store.storedBatch();
      const third = await store.storedBatch({ batchId: first.id }, [{}]);

      const page = await searchBatches({}, { limit: 2 });
      expect(idsOf(page.batches)).toEqual([third.id, second.id]);
      const last = await searchBatches({}, { limit: 2, cursor: page.next });
      expect(last.batches).toEqual([await store.batch(first)]);
      expect(last.next).toBeUndefined();
    });

    it('by state and by part of the description', async () => {
      const hostile = `100% "Größe" '; -- _ \\ 🙂`;
      const named = await store.storedBatch({ description: `About ${hostile}` }, [{}]);
      const empty = await store.storedBatch({ description: 'About nothing' });
      await store.foldAll(DAY);

      const idsOfSearch = async (search: BatchSearch) =>
        idsOf((await searchBatches(search, { limit: 10 })).batches);
      expect(await idsOfSearch({ description: hostile })).toEqual([named.id]);
      expect(await idsOfSearch({ description: 'ABOUT' })).toEqual([empty.id, named.id]);
      expect(await idsOfSearch({ description: '%' })).toEqual([named.id]);
      expect(await idsOfSearch({ states: ['Succeeded'] })).toEqual([empty.id]);
      expect(await idsOfSearch({ states: ['Started', 'Succeeded'] })).toHaveLength(2);
    });

    it('only from the end of a page, and without the character NUL', async () => {
      await expect(searchBatches({}, { limit: 1, cursor: aJobId() })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_CURSOR',
      });
      await expect(searchBatches({ description: '\0' }, { limit: 1 })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });
  });
}
