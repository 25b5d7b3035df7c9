import type { BatchProgress } from '../../storage/batches/batch-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { DAY, MINUTE } from '../support/durations.js';
import { aProgress, counted } from './counted-batch.js';

export function batchProgress({ describe, it, store }: Suite): void {
  describe('the progress of a batch', () => {
    it('counts its jobs', async () => {
      const batch = await store.storedBatch({}, [
        {},
        { state: 'Scheduled', runAt: store.ahead(DAY) },
        { state: 'Awaiting' },
        { state: 'OnHold' },
        { state: 'Deleted' },
      ]);

      expect(await counted(store, batch)).toEqual(aProgress({ total: 5, pending: 4, deleted: 1 }));
    });

    it('counts running jobs', async () => {
      const batch = await store.storedBatch({}, [{}, {}, {}]);
      const claimed = await store.claim({ limit: 2 });
      expect(await counted(store, batch)).toEqual(
        aProgress({ total: 3, pending: 1, processing: 2 }),
      );

      await store.queues.handBack(claimed.slice(0, 1));
      expect(await counted(store, batch)).toEqual(
        aProgress({ total: 3, pending: 2, processing: 1 }),
      );
    });

    it.each([
      ['Succeeded', { succeeded: 1 }],
      ['Deleted', { deleted: 1 }],
      ['Failed', { failed: 1 }],
      ['Scheduled', { pending: 1 }],
      ['Enqueued', { pending: 1 }],
      ['OnHold', { pending: 1 }],
    ])('follows a run that ends %s', async (to, expected) => {
      const batch = await store.storedBatch({}, [{}]);
      await store.apply(aTransition(await store.claimNext(), { to }));

      expect(await counted(store, batch)).toEqual(aProgress({ total: 1, ...expected }));
    });

    it('follows a job through failure, retry and success', async () => {
      const { id, jobs } = await store.storedBatch({}, [{}]);
      const [job = { id: '' }] = jobs;
      const steps: [string, Partial<BatchProgress>][] = [
        ['Failed', { failed: 1 }],
        ['Scheduled', { pending: 1 }],
        ['Enqueued', { pending: 1 }],
        ['Succeeded', { succeeded: 1 }],
        ['Enqueued', { pending: 1 }],
        ['Deleted', { deleted: 1 }],
        ['Failed', { failed: 1 }],
        ['Deleted', { deleted: 1 }],
        ['Succeeded', { succeeded: 1 }],
      ];

      for (const [to, expected] of steps) {
        await store.move(job, to);
        expect([to, await counted(store, { id })]).toEqual([
          to,
          aProgress({ total: 1, ...expected }),
        ]);
      }
    });

    it('counts every final state but Succeeded as deleted', async () => {
      const batch = await store.storedBatch({}, [{}]);
      const expireAt = store.ahead(DAY);
      await store.apply(aTransition(await store.claimNext(), { to: 'Archived', expireAt }));

      expect(await counted(store, batch)).toEqual(aProgress({ total: 1, deleted: 1 }));
    });

    it('counts no refused transition', async () => {
      const batch = await store.storedBatch({}, [{}]);
      const claimed = await store.claimNext();
      await store.move(claimed, 'Succeeded');
      await store.apply(aTransition(claimed, { to: 'Failed' }));

      expect(await counted(store, batch)).toEqual(aProgress({ total: 1, succeeded: 1 }));
    });

    it('follows the decisions of sweeps', async () => {
      const batch = await store.storedBatch({}, [
        { state: 'Scheduled', runAt: store.ago(MINUTE) },
        { queue: 'abandoned' },
      ]);
      await store.claimNext({ queues: ['abandoned'], serverId: 'gone' });
      await store.sweeps.sweep('due', 10, async (jobs) =>
        jobs.map((job) => aTransition(job, { to: 'Enqueued' })),
      );
      await store.sweeps.sweep('abandoned', 10, async (jobs) =>
        jobs.map((job) => aTransition(job, { to: 'Failed' })),
      );

      expect(await counted(store, batch)).toEqual(aProgress({ total: 2, pending: 1, failed: 1 }));
    });

    it('counts a job that waits for a lock as pending', async () => {
      await store.takesLock(await store.running({ queue: 'holder' }));
      const batch = await store.storedBatch({}, [{}]);
      await store.takesLock(await store.claimNext());

      expect(await counted(store, batch)).toEqual(aProgress({ total: 1, pending: 1 }));
    });

    it('keeps its counts when jobs are removed', async () => {
      const batch = await store.storedBatch({}, [
        { state: 'Succeeded', expireAt: store.ago(2 * DAY) },
        { state: 'Deleted', expireAt: store.ago(2 * DAY) },
        { state: 'Failed' },
        {},
      ]);
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });
      await store.foldAll();

      expect((await store.batch(batch)).progress).toEqual(
        aProgress({ total: 4, pending: 1, succeeded: 1, deleted: 2 }),
      );
    });

    it('counts no jobs of other batches', async () => {
      const batch = await store.storedBatch({}, [{}]);
      const other = await store.storedBatch({}, [{}, { state: 'Failed' }]);
      await store.stored({ state: 'Failed' });
      for (const job of await store.claim()) await store.move(job, 'Succeeded');

      expect(await counted(store, batch)).toEqual(aProgress({ total: 1, succeeded: 1 }));
      expect(await counted(store, other)).toEqual(aProgress({ total: 2, succeeded: 1, failed: 1 }));
    });
  });
}
