import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aLinkTo, aNewBatch, aNewJob, aTransition } from '../support/builders.js';

/** A store without the feature passes these cases at once. Another case shows that it refuses every transaction. */
export function callerTransactions({ describe, it, store }: Suite): void {
  const scenario = () => {
    const parent = aNewJob();
    const batch = aNewBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
    const job = aNewJob({
      state: 'Awaiting',
      batchId: batch.id,
      parents: [aLinkTo(batch, 'started')],
    });
    return { parent, batch, job };
  };
  const inTransaction = async (work: (transaction: CallerTransaction) => Promise<void>) => {
    const { inTransaction: run } = store.current ?? {};
    if (!store.storage.features.callerTransactions) return false;
    if (run === undefined) throw new Error('This store offers no transaction to the suite.');
    await run(work);
    return true;
  };

  const successOf = (job: ClaimedJob) => aTransition(job, { to: 'Succeeded' });

  describe('in the transaction of the caller', () => {
    it('continuations and batches are stored when it commits', async () => {
      const { parent, batch, job } = scenario();
      const hasRun = await inTransaction((transaction) =>
        store.jobs.createJobs([parent, job], { batches: [batch], transaction }),
      );
      if (!hasRun) return;

      expect(await store.batch(batch)).toMatchObject({ state: 'Awaiting', progress: { total: 1 } });
      await store.move(parent, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: job.id } }]);
    });

    it('continuations and batches leave nothing when it is rolled back', async () => {
      const { parent, batch, job } = scenario();
      const stored = await store.stored();
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(stored)] });
      const rolledBack = inTransaction(async (transaction) => {
        await store.jobs.createJobs([parent, job, child], { batches: [batch], transaction });
        throw new Error('No such customer');
      });
      if (!store.storage.features.callerTransactions) {
        expect(await rolledBack).toBe(false);
        return;
      }

      await expect(rolledBack).rejects.toThrow('No such customer');
      expect(await store.batches.find(batch.id)).toBeUndefined();
      expect(await store.batches.recount(batch.id)).toBeUndefined();
      expect(await store.continuations.findContinuations(stored.id, 10)).toEqual([]);
      expect(await store.continuations.findParentLinks(job.id)).toEqual([]);
      expect(await store.continuations.findParents([parent.id, batch.id])).toEqual([]);
      expect(await store.pulse()).toMatchObject({
        hasReleasedContinuations: false,
        hasUncountedBatches: false,
      });
    });

    it('a lease ends with the commit, and stands after a rollback', async () => {
      const [committed, rolledBack] = [await store.running(), await store.running()];
      const hasRun = await inTransaction(async (transaction) => {
        const outcomes = await store.jobs.applyTransitions([successOf(committed)], { transaction });
        expect(outcomes).toEqual([{ applied: true }]);
        // The transaction sees its own change, and does not repeat it.
        expect(await store.jobs.applyTransitions([successOf(committed)], { transaction })).toEqual([
          { applied: false, obstacle: 'changed', state: 'Succeeded' },
        ]);
      });
      if (!hasRun) return;

      const failing = inTransaction(async (transaction) => {
        await store.jobs.applyTransitions([successOf(rolledBack)], { transaction });
        throw new Error('No such customer');
      });
      await expect(failing).rejects.toThrow('No such customer');

      expect(await store.storage.queues.findLostLeases([committed, rolledBack])).toEqual([
        committed.id,
      ]);
      expect((await store.jobs.findJob(committed.id))?.state).toBe('Succeeded');
      expect(await store.jobs.applyTransitions([successOf(rolledBack)])).toEqual([
        { applied: true },
      ]);
    });

    it('its own jobs and batches are found before it commits', async () => {
      const { parent, batch, job } = scenario();
      await inTransaction(async (transaction) => {
        await store.jobs.createJobs([parent, job], { batches: [batch], transaction });

        const found = await store.continuations.findParents([parent.id, batch.id], transaction);
        expect(found.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
          { id: batch.id, kind: 'batch', state: 'Awaiting', isFinished: false },
          { id: parent.id, kind: 'job', state: 'Enqueued', isFinished: false },
        ]);
        expect(await store.batches.find(batch.id, transaction)).toMatchObject({
          state: 'Awaiting',
          progress: { total: 1 },
        });
      });
    });

    it('nothing is written or read without an open transaction', async () => {
      const { parent, batch, job } = scenario();
      const running = await store.running();
      const { features } = store.storage;
      const { withoutTransaction = [] } = store.current ?? {};
      expect(withoutTransaction.length > 0).toBe(features.callerTransactions);

      for (const transaction of withoutTransaction) {
        for (const use of [
          () => store.jobs.createJobs([parent], { transaction }),
          () => store.jobs.createJobs([parent, job], { batches: [batch], transaction }),
          () => store.jobs.applyTransitions([successOf(running)], { transaction }),
          () => store.continuations.findParents([running.id], transaction),
          () => store.batches.find(batch.id, transaction),
        ]) {
          await expect(use()).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
        }
      }
      expect(await store.jobs.findJobs([parent.id, job.id])).toEqual([]);
      expect(await store.batches.find(batch.id)).toBeUndefined();
      expect((await store.find(running.id)).state).toBe('Processing');
    });

    it('a new continuation does not hold up the end of its parent', async () => {
      const parent = await store.stored({ queue: 'other' });
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      const hasRun = await inTransaction(async (transaction) => {
        await store.jobs.createJobs([child], { transaction });
        // An exclusive store has one connection, which this transaction is using.
        if (!store.storage.features.exclusive) await store.move(parent, 'Succeeded');
      });
      if (!hasRun) return;

      if (store.storage.features.exclusive) await store.move(parent, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id } }]);
    });
  }, ['callerTransactions']);
}
