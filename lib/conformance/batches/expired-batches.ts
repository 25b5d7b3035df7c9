import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { DAY, HOUR } from '../support/durations.js';

export function expiredBatches({ describe, it, store }: Suite): void {
  describe('batches that have ended', () => {
    it('are removed after their retention, and not before', async () => {
      const kept = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      await store.foldAll(HOUR);
      const expired = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      await store.foldAll(-2 * DAY);
      const open = await store.storedBatch({}, [{}]);
      await store.foldAll(-2 * DAY);
      await store.maintenance.removeExpired({});

      expect(await store.batches.find(expired.id)).toBeUndefined();
      expect(await store.batch(kept)).toMatchObject({ state: 'Succeeded' });
      expect(await store.batch(open)).toMatchObject({ state: 'Started' });
    });

    it('are removed after a cancellation when their last job has ended', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}]);
      await store.batches.cancel(id);
      await store.foldAll(-2 * DAY);
      await store.maintenance.removeExpired({});
      expect(await store.batch({ id })).toMatchObject({ state: 'Deleted', expireAt: undefined });

      await store.move(jobs[0] ?? { id: '' }, 'Deleted');
      await store.foldAll(-2 * DAY);
      await store.maintenance.removeExpired({});
      expect(await store.batches.find(id)).toBeUndefined();
    });

    it('do not expire when they are started again', async () => {
      const batch = await store.storedBatch();
      await store.foldAll(-2 * DAY);
      await store.stored({ batchId: batch.id });
      await store.foldAll(-2 * DAY);
      await store.maintenance.removeExpired({});

      expect(await store.batch(batch)).toMatchObject({ state: 'Started' });
    });

    it('leave jobs that outlive them', async () => {
      const { id, jobs } = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      const [job = { id: '' }] = jobs;
      await store.foldAll(-2 * DAY);
      await store.maintenance.removeExpired({});
      await store.move(job, 'Enqueued');
      await store.foldAll();

      expect(await store.batches.find(id)).toBeUndefined();
      const claimed = await store.claimNext();
      expect(claimed.isCanceled ?? false).toBe(false);
      await store.move(claimed, 'Succeeded');
      await store.foldAll();
    });
  });
}
