import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob, aTransition } from '../support/builders.js';

export function creatingJobsAgain({ describe, it, store }: Suite): void {
  describe('creating jobs that may exist', () => {
    it('leaves a stored job as it is', async () => {
      const job = await store.stored({ counters: ['created'] });

      await store.jobs.createJobs([{ ...job, queue: 'other' }], { mayExist: true });
      expect(await store.find(job.id)).toMatchObject({ queue: 'default' });
      expect(await store.total('created')).toBe(1);
    });

    it('stores the jobs that are new', async () => {
      const job = await store.stored();
      const newJob = aNewJob({ counters: ['created'] });

      await store.jobs.createJobs([job, newJob], { mayExist: true });
      expect(await store.claimedIds()).toEqual([job.id, newJob.id]);
      expect(await store.total('created')).toBe(1);
    });

    it('leaves a job alone that runs meanwhile', async () => {
      const job = await store.stored();
      await store.claimNext();

      await store.jobs.createJobs([job], { mayExist: true });
      expect(await store.find(job.id)).toMatchObject({ state: 'Processing', attempt: 1 });
      expect(await store.claim()).toEqual([]);
    });

    it('leaves a job alone that has finished meanwhile', async () => {
      const job = await store.stored({ counters: ['created'] });
      await store.apply(aTransition(await store.claimNext(), { to: 'Succeeded' }));

      await store.jobs.createJobs([job], { mayExist: true });
      expect(await store.find(job.id)).toMatchObject({ state: 'Succeeded', isFinished: true });
      expect(await store.claim()).toEqual([]);
      expect(await store.countIn('Enqueued')).toBe(0);
      expect(await store.total('created')).toBe(1);
    });
  });
}
