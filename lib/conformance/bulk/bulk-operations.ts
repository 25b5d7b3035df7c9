import type { NewBulkOperation } from '../../storage/bulk/bulk-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function bulkOperations({ describe, it, store }: Suite): void {
  const created = async (given: Partial<NewBulkOperation> = {}): Promise<NewBulkOperation> => {
    const operation: NewBulkOperation = {
      id: aJobId(),
      action: 'requeue',
      search: { states: ['Failed'] },
      searchText: 'state:Failed',
      startedAt: store.ago(0),
      startedBy: 'Ada',
      expected: 10_000,
      isExpectedExact: false,
      ...given,
    };
    await store.storage.bulk.create(operation);
    return operation;
  };

  describe('a bulk operation', () => {
    it('keeps an action that this version does not know', async () => {
      const { id } = await created({ action: 'archive' as 'delete' });

      expect((await store.storage.bulk.find(id))?.action).toBe('archive');
    });

    it('is found as it was created', async () => {
      const operation = await created({
        search: {
          states: ['Failed', 'Deleted'],
          error: `100% "sure" '; -- \\ _ 🙂`,
          before: store.ago(HOUR),
          after: store.ago(DAY),
        },
        searchText: `error:"100%" '; -- 🙂`,
      });

      expect(await store.storage.bulk.find(operation.id)).toEqual({
        ...operation,
        changed: 0,
        skipped: 0,
        failed: undefined,
        cursor: undefined,
        endedAt: undefined,
        error: undefined,
        isCanceled: false,
      });
      expect(await store.storage.bulk.find(aJobId())).toBeUndefined();
      expect(await store.storage.bulk.find("'\0")).toBeUndefined();
    });

    it('is taken by one process, and by another process when the first is silent', async () => {
      const { id } = await created();
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id });
      expect(await store.storage.bulk.take(HOUR)).toBeUndefined();
      expect(await store.storage.bulk.take(-MINUTE)).toMatchObject({ id });
    });

    it('is taken at once when it was handed back, unless another process has gone on with it', async () => {
      const { id } = await created();
      await store.storage.bulk.take(HOUR);
      await store.storage.bulk.handBack(id);
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id });

      await store.storage.bulk.progress(id, { changed: 1, skipped: 0, cursor: 'there' });
      await store.storage.bulk.handBack(id);
      await store.storage.bulk.handBack(aJobId());
      expect(await store.storage.bulk.take(HOUR)).toBeUndefined();
      await store.storage.bulk.handBack(id, 'there');
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id, cursor: 'there' });
    });

    it('is taken by exactly one of many processes', async () => {
      await created();

      const taken = await Promise.all(
        Array.from({ length: 10 }, () => store.storage.bulk.take(HOUR)),
      );
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('is taken before operations that were started later', async () => {
      const later = await created();
      const earlier = await created({ startedAt: store.ago(HOUR) });

      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id: earlier.id });
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id: later.id });
    });

    it('goes on where it was', async () => {
      const { id } = await created();
      await store.storage.bulk.take(HOUR);
      const progress = { changed: 500, skipped: 3, failed: 2, cursor: 'there' };
      expect(await store.storage.bulk.progress(id, progress)).toBe(true);

      expect(await store.storage.bulk.take(HOUR)).toBeUndefined();
      expect(await store.storage.bulk.take(-MINUTE)).toMatchObject({ id, ...progress });
    });

    it('goes on with only one of the processes that went on from the same place', async () => {
      const { id } = await created();
      const at = (cursor: string, changed: number) => ({ changed, skipped: 0, cursor });
      expect(await store.storage.bulk.progress(id, at('a', 1))).toBe(true);
      expect(await store.storage.bulk.progress(id, at('b', 2), 'a')).toBe(true);

      expect(await store.storage.bulk.progress(id, at('a', 9))).toBe(false);
      expect(await store.storage.bulk.progress(id, at('b', 9), 'a')).toBe(false);
      expect(await store.storage.bulk.find(id)).toMatchObject(at('b', 2));
      const end = { changed: 3, skipped: 0, endedAt: store.ago(0) };
      expect(await store.storage.bulk.progress(id, end, 'b')).toBe(true);
      expect(await store.storage.bulk.progress(id, { ...end, changed: 9 })).toBe(false);
      expect(await store.storage.bulk.find(id)).toMatchObject(end);
    });

    it('keeps how many jobs it may change, and how quickly', async () => {
      const { id } = await created({ limit: 10, perMinute: 600 });
      expect(await store.storage.bulk.find(id)).toMatchObject({ limit: 10, perMinute: 600 });
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id, limit: 10, perMinute: 600 });
      expect(await store.storage.bulk.take(HOUR)).toBeUndefined();
      expect(await store.storage.bulk.take(-MINUTE)).toMatchObject({ id });
    });

    it('is taken only when the time has come at which it goes on', async () => {
      const { id } = await created({ perMinute: 1 });
      await store.storage.bulk.take(HOUR);
      const at = (cursor: string, resumeAt: Date) => ({ changed: 1, skipped: 0, cursor, resumeAt });
      await store.storage.bulk.progress(id, at('a', store.ago(-HOUR)));
      await store.storage.bulk.handBack(id, 'a');
      expect(await store.storage.bulk.take(-MINUTE)).toBeUndefined();
      expect(await store.storage.bulk.find(id)).toMatchObject({ resumeAt: expect.any(Date) });

      await store.storage.bulk.progress(id, at('b', store.ago(MINUTE)), 'a');
      await store.storage.bulk.handBack(id, 'b');
      expect(await store.storage.bulk.take(HOUR)).toMatchObject({ id, cursor: 'b' });
    });

    it('is not taken when it has ended', async () => {
      const { id } = await created();
      const endedAt = store.ago(0);
      const progress = { changed: 1, skipped: 0, endedAt, error: 'Broken 🙂' };
      await store.storage.bulk.progress(id, progress);

      expect(await store.storage.bulk.find(id)).toMatchObject(progress);
      expect(await store.storage.bulk.take(-MINUTE)).toBeUndefined();
      expect(await store.storage.bulk.cancel(id)).toBe(false);
    });

    it('says that it was cancelled, and has ended', async () => {
      const { id } = await created();
      await store.storage.bulk.take(HOUR);
      expect(await store.storage.bulk.cancel(id)).toBe(true);
      expect(await store.storage.bulk.cancel(id)).toBe(false);

      expect(await store.storage.bulk.progress(id, { changed: 7, skipped: 0 })).toBe(false);
      expect(await store.storage.bulk.find(id)).toMatchObject({
        isCanceled: true,
        changed: 7,
        endedAt: expect.any(Date),
      });
      expect(await store.storage.bulk.take(-MINUTE)).toBeUndefined();
    });

    it('must exist to make progress', async () => {
      expect(await store.storage.bulk.progress(aJobId(), { changed: 0, skipped: 0 })).toBe(false);
      expect(await store.storage.bulk.cancel(aJobId())).toBe(false);
    });

    it('is listed, the latest first', async () => {
      const first = await created({ startedAt: store.ago(HOUR) });
      const second = await created();

      expect(idsOf(await store.storage.bulk.list(10))).toEqual([second.id, first.id]);
      expect(idsOf(await store.storage.bulk.list(1))).toEqual([second.id]);
    });

    it('is removed with the audit, and not before a week after its end', async () => {
      const [old, recent, open] = [await created(), await created(), await created()];
      const ended = (endedAt: Date) => ({ changed: 0, skipped: 0, endedAt });
      await store.storage.bulk.progress(old.id, ended(store.ago(8 * DAY)));
      await store.storage.bulk.progress(recent.id, ended(store.ago(6 * DAY)));
      await store.maintenance.removeExpired({});
      await store.maintenance.removeExpired({ auditRetentionMs: 9 * DAY });
      expect(await store.storage.bulk.list(10)).toHaveLength(3);

      await store.maintenance.removeExpired({ auditRetentionMs: DAY });
      expect(idsOf(await store.storage.bulk.list(10)).sort()).toEqual([recent.id, open.id]);
    });
  });
}
