import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewBatch, aNewJob, anEntry, aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';

export function unfinishedBatches({ describe, it, store }: Suite): void {
  const exactly = (count: number) => ({ count, isExact: true });
  const unfinished = (id: string, limit = 10) =>
    store.storage.monitoring.unfinishedOfBatch(id, limit);
  const finished = (id: string, withinMs = 10 * MINUTE) =>
    store.storage.monitoring.finishedOfBatch(id, withinMs);

  describe('the unfinished jobs of a batch', () => {
    it('are counted by state and by queue', async () => {
      const batch = await store.storedBatch({}, [
        {},
        { queue: 'mails' },
        { queue: 'mails', state: 'Failed' },
        { state: 'Scheduled', runAt: new Date(Date.now() + MINUTE) },
      ]);

      expect(await unfinished(batch.id)).toEqual({
        states: [
          { state: 'Enqueued', jobs: exactly(2) },
          { state: 'Failed', jobs: exactly(1) },
          { state: 'Scheduled', jobs: exactly(1) },
        ],
        queues: [
          { queue: 'default', jobs: exactly(2) },
          { queue: 'mails', jobs: exactly(2) },
        ],
      });
    });

    it('are told with no more queues than the limit, those with most jobs', async () => {
      const batch = await store.storedBatch({}, [{ queue: 'a' }, { queue: 'b' }, { queue: 'b' }]);

      expect((await unfinished(batch.id, 1)).queues).toEqual([{ queue: 'b', jobs: exactly(2) }]);
    });

    it('do not include finished jobs, jobs of other batches, and jobs of nested batches', async () => {
      const batch = await store.storedBatch({}, [{ state: 'Succeeded' }]);
      await store.storedBatch({ batchId: batch.id }, [{}]);
      await store.storedBatch({}, [{}]);
      await store.stored();

      expect(await unfinished(batch.id)).toEqual({ states: [], queues: [] });
    });

    it('are none where there is no such batch', async () => {
      expect(await unfinished(aJobId())).toEqual({ states: [], queues: [] });
      expect(await unfinished('no id')).toEqual({ states: [], queues: [] });
    });

    it('are grouped by their failures, apart from Failed jobs of others', async () => {
      const batch = aNewBatch();
      const failing = aNewJob({ batchId: batch.id });
      await store.jobs.createJobs([failing], { batches: [batch] });
      const other = await store.stored();
      await store.claim();
      for (const { id } of [failing, other]) {
        const exception = { type: 'TypeError', message: id };
        const job = await store.find(id);
        const entry = anEntry('Failed', { data: { exception, fingerprint: 'a1' } });
        await store.apply(aTransition(job, { to: 'Failed', history: [entry] }));
      }

      const groups = await store.storage.monitoring.failures(10, batch.id);
      expect(groups).toMatchObject([
        { fingerprint: 'a1', message: failing.id, jobs: exactly(1), latestJobId: failing.id },
      ]);
      expect(await store.storage.monitoring.failures(10)).toMatchObject([{ jobs: exactly(2) }]);
      expect(await store.storage.monitoring.failures(10, aJobId())).toEqual([]);
      expect(await store.storage.monitoring.failures(10, 'no id')).toEqual([]);
    });
  });

  describe('the finished jobs of a batch', () => {
    it('are counted with those of nested batches, since the start of the batch at most', async () => {
      const batch = await store.storedBatch({}, [{}, {}]);
      const nested = await store.storedBatch({ batchId: batch.id }, [{}]);
      await store.move(batch.jobs[0] ?? batch, 'Succeeded');
      await store.move(nested.jobs[0] ?? nested, 'Deleted');

      const { count, spanMs } = (await finished(batch.id)) ?? {};
      expect(count).toBe(2);
      expect(spanMs).toBeGreaterThanOrEqual(0);
      expect(spanMs).toBeLessThan(10 * MINUTE);
      expect(await finished(nested.id)).toMatchObject({ count: 1 });
    });

    it('are counted within the time that was asked for', async () => {
      const startedLongAgo = aNewBatch({ createdAt: new Date(Date.now() - 60 * MINUTE) });
      const job = aNewJob({ batchId: startedLongAgo.id });
      await store.jobs.createJobs([job], { batches: [startedLongAgo] });
      await store.move(job, 'Succeeded');

      const { count, spanMs = 0 } = (await finished(startedLongAgo.id)) ?? {};
      expect(count).toBe(1);
      expect(Math.round(spanMs / MINUTE)).toBe(10);
    });

    it('are unknown where the batch has not started, or does not exist', async () => {
      const parent = await store.stored();
      const awaiting = await store.storedBatch({
        state: 'Awaiting',
        parents: [{ parentId: parent.id, condition: 'succeeded', outcome: undefined }],
      });

      expect(await finished(awaiting.id)).toBeUndefined();
      expect(await finished(aJobId())).toBeUndefined();
      expect(await finished('no id')).toBeUndefined();
    });
  });
}
