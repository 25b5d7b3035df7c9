import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { DAY, MINUTE } from '../support/durations.js';

export function foldedBatches({ describe, it, store }: Suite): void {
  describe('folding', () => {
    it('ends an empty batch at once', async () => {
      const batch = await store.storedBatch();
      await store.foldAll();

      const { state, finishedAt, expireAt } = await store.batch(batch);
      expect(state).toBe('Succeeded');
      expect(finishedAt?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect(expireAt?.getTime()).toBe((finishedAt?.getTime() ?? 0) + DAY);
    });

    it.each([
      ['Succeeded', ['Succeeded', 'Succeeded']],
      ['Completed', ['Succeeded', 'Deleted']],
      ['Completed', ['Archived', 'Succeeded']],
      ['Started', ['Succeeded', 'Failed']],
      ['Started', ['Deleted', 'Enqueued']],
    ])('makes a batch %s when its jobs are %j', async (expected, states) => {
      const { id, jobs } = await store.storedBatch({}, [{}, {}]);
      await store.foldAll();
      for (const [index, state] of states.entries()) {
        const expireAt = ['Failed', 'Enqueued'].includes(state) ? undefined : store.ahead(DAY);
        await store.move(jobs[index] ?? { id: '' }, state, { expireAt });
      }
      expect(await store.batch({ id })).toMatchObject({ state: 'Started' });
      await store.foldAll();

      expect(await store.batch({ id })).toMatchObject({ state: expected });
    });

    it('ends a batch when its last Failed job is removed', async () => {
      const batch = await store.storedBatch({}, [{ state: 'Failed' }, { state: 'Succeeded' }]);
      await store.foldAll();
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({
        state: 'Completed',
        progress: { total: 2, pending: 0, failed: 0, succeeded: 1, deleted: 1 },
      });
    });

    it('starts a batch again when one of its jobs is requeued', async () => {
      const { id, jobs } = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      const [job = { id: '' }] = jobs;
      await store.foldAll();
      await store.move(job, 'Enqueued');
      await store.foldAll();
      const { state, finishedAt, expireAt } = await store.batch({ id });
      expect([state, finishedAt, expireAt]).toEqual(['Started', undefined, undefined]);

      await store.move(job, 'Deleted');
      await store.foldAll();
      expect(await store.batch({ id })).toMatchObject({ state: 'Completed' });
    });

    it('is not needed to start a batch again when a job joins it', async () => {
      const batch = await store.storedBatch();
      await store.foldAll();
      const job = await store.stored({ batchId: batch.id });
      const { state, progress, finishedAt, expireAt } = await store.batch(batch);
      expect([state, finishedAt, expireAt]).toEqual(['Started', undefined, undefined]);
      expect(progress).toMatchObject({ total: 1, pending: 1 });

      await store.move(job, 'Succeeded');
      await store.foldAll();
      expect(await store.batch(batch)).toMatchObject({ state: 'Succeeded' });
    });

    it('lets a job join a batch that has not ended', async () => {
      const batch = await store.storedBatch({}, [{}]);
      await store.foldAll();
      await store.stored({ batchId: batch.id });
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Started', progress: { total: 2 } });
    });

    it('sees another outcome that came between two folds', async () => {
      const batch = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      await store.foldAll();
      await store.move(await store.stored({ batchId: batch.id }), 'Deleted');
      await store.foldAll();

      expect(await store.batch(batch)).toMatchObject({ state: 'Completed' });
    });

    it('folds no more batches than its limit, and all of them in the end', async () => {
      const stored: { readonly id: string }[] = [];
      for (let n = 0; n < 5; n += 1) stored.push(await store.storedBatch());
      const ended = async () => {
        const records = await Promise.all(stored.map((batch) => store.batch(batch)));
        return records.filter(({ state }) => state === 'Succeeded').length;
      };

      expect(await store.batches.fold(2, DAY)).toEqual({
        hasFound: true,
        mayHaveMore: true,
        circular: [],
      });
      expect(await ended()).toBeLessThanOrEqual(2);
      await store.foldAll();
      expect(await ended()).toBe(5);
      expect(await store.batches.fold(2, DAY)).toEqual({
        hasFound: false,
        mayHaveMore: false,
        circular: [],
      });
    });
  });
}
