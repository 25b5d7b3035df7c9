import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewBatch, aNewJob, aTransition } from '../support/builders.js';

export function refusedCallerTransactions({ describe, it, store }: Suite): void {
  describe('a store that takes part in no transaction of the caller', () => {
    it('refuses every transaction, and stores nothing', async () => {
      if (store.storage.features.callerTransactions) return;
      const [job, running, transaction] = [aNewJob(), await store.running(), {}];
      const batch = aNewBatch();
      const success = aTransition(running, { to: 'Succeeded' });

      for (const use of [
        () => store.jobs.createJobs([job], { batches: [batch], transaction }),
        () => store.jobs.applyTransitions([success], { transaction }),
        () => store.continuations.findParents([running.id], transaction),
        () => store.batches.find(batch.id, transaction),
      ]) {
        await expect(use()).rejects.toMatchObject({ code: 'HANGFIRE_TRANSACTION_NOT_SUPPORTED' });
      }
      expect(await store.jobs.findJob(job.id)).toBeUndefined();
      expect(await store.batches.find(batch.id)).toBeUndefined();
      expect((await store.find(running.id)).state).toBe('Processing');
    });
  });
}
