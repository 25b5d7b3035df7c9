import { BULK_PARAMETER, MAX_NOTED_JOBS } from '../../storage/bulk/bulk-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { found, idsOfPages } from './search-scenarios.js';

export function searchesByBulkOperation({ describe, it, store }: Suite): void {
  const operation = async () => {
    const id = aJobId();
    await store.storage.bulk.create({
      id,
      action: 'requeue',
      search: { states: ['Failed'] },
      searchText: 'state:failed',
      startedAt: store.ago(0),
      startedBy: 'Ada',
      expected: 3,
      isExpectedExact: true,
    });
    return id;
  };
  const changedBy = async (bulkId: string, state = 'Enqueued') => {
    const { id } = await store.stored({ state: 'Failed' });
    await store.storage.bulk.note(bulkId, [id]);
    await store.move({ id }, state, { parameters: { [BULK_PARAMETER]: bulkId, other: 1 } });
    return id;
  };

  describe('a search finds the jobs of a bulk operation', () => {
    it('as long as no other operation has changed them', async () => {
      const [first, second] = [await operation(), await operation()];
      const jobs = [await changedBy(first), await changedBy(first, 'Deleted')];
      const [job = ''] = jobs;
      await store.stored();
      expect(await found(store, { bulkId: first })).toEqual([...jobs].sort());
      expect(await found(store, { bulkId: second })).toEqual([]);

      await store.storage.bulk.note(second, [job]);
      await store.move({ id: job }, 'Deleted', { parameters: { [BULK_PARAMETER]: second } });
      expect(await found(store, { bulkId: first })).toEqual(jobs.slice(1));
      expect(await found(store, { bulkId: second })).toEqual([job]);
    });

    it('in whatever state they are now', async () => {
      const bulkId = await operation();
      const [ended, waiting] = [await changedBy(bulkId), await changedBy(bulkId)];
      await store.move({ id: ended }, 'Succeeded');

      expect(await found(store, { bulkId, states: ['Succeeded'] })).toEqual([ended]);
      expect(await found(store, { bulkId, states: ['Enqueued', 'Scheduled'] })).toEqual([waiting]);
      expect(await found(store, { bulkId, states: ['Failed'] })).toEqual([]);
      const { monitoring } = store.storage;
      expect(await monitoring.count({ bulkId }, 10)).toEqual({ count: 2, isExact: true });
      expect(await monitoring.count({ bulkId, states: ['Succeeded'] }, 10)).toEqual({
        count: 1,
        isExact: true,
      });
    });

    it('page by page', async () => {
      const bulkId = await operation();
      const jobs = [await changedBy(bulkId), await changedBy(bulkId), await changedBy(bulkId)];

      expect((await idsOfPages(store, { bulkId })).sort()).toEqual(jobs.sort());
    });

    it('only where the operation has changed the noted jobs', async () => {
      const bulkId = await operation();
      const { id } = await store.stored({ state: 'Failed' });
      await store.storage.bulk.note(bulkId, [id, aJobId()]);

      expect(await found(store, { bulkId })).toEqual([]);
    });

    it('also where there are too many to be noted, and where the operation is no longer kept', async () => {
      const bulkId = await operation();
      const job = await changedBy(bulkId, 'Deleted');
      const many = Array.from({ length: MAX_NOTED_JOBS }, () => aJobId());
      await store.storage.bulk.note(bulkId, many);
      await store.storage.bulk.note(bulkId, [aJobId()]);

      expect(await found(store, { bulkId })).toEqual([job]);
      expect(await found(store, { bulkId, states: ['Deleted'] })).toEqual([job]);

      const unknown = aJobId();
      const { id } = await store.stored({ parameters: { [BULK_PARAMETER]: unknown } });
      expect(await found(store, { bulkId: unknown })).toEqual([id]);
    });

    it('and tells the states that they are in now', async () => {
      const [bulkId, later] = [await operation(), await operation()];
      const jobs = [await changedBy(bulkId), await changedBy(bulkId), await changedBy(bulkId)];
      const gone = await changedBy(bulkId, 'Deleted');
      const [first = '', second = ''] = jobs;
      await store.move({ id: first }, 'Succeeded');
      await store.move({ id: second }, 'Checked');
      await store.storage.bulk.note(later, [gone]);
      await store.move({ id: gone }, 'Deleted', { parameters: { [BULK_PARAMETER]: later } });
      await store.stored();
      const unchanged = await store.stored({ state: 'Failed' });
      await store.storage.bulk.note(bulkId, [unchanged.id, aJobId()]);

      const { monitoring } = store.storage;
      expect(await monitoring.statesOfBulk(bulkId)).toEqual([
        { state: 'Checked', count: 1 },
        { state: 'Enqueued', count: 1 },
        { state: 'Succeeded', count: 1 },
      ]);
      expect(await monitoring.statesOfBulk(later)).toEqual([{ state: 'Deleted', count: 1 }]);
      expect(await monitoring.statesOfBulk(await operation())).toEqual([]);
    });

    it('but may not tell the states of too many, or of an operation that is no longer kept', async () => {
      const bulkId = await operation();
      await changedBy(bulkId, 'Deleted');
      const many = Array.from({ length: MAX_NOTED_JOBS }, () => aJobId());
      await store.storage.bulk.note(bulkId, many);
      const unknown = aJobId();
      await store.stored({ parameters: { [BULK_PARAMETER]: unknown } });

      const { monitoring } = store.storage;
      const mayBe = (state: string) => [undefined, [{ state, count: 1 }]];
      expect(mayBe('Deleted')).toContainEqual(await monitoring.statesOfBulk(bulkId));
      expect(mayBe('Enqueued')).toContainEqual(await monitoring.statesOfBulk(unknown));
      expect(await monitoring.statesOfBulk("x' OR true --")).toEqual([]);
    });

    it('and none for a text that is no id', async () => {
      await store.stored({ parameters: { [BULK_PARAMETER]: 'x' } });
      expect(await found(store, { bulkId: "x' OR true --" })).toEqual([]);
      await store.storage.bulk.note(aJobId(), ['no id']);
    });
  });
}
