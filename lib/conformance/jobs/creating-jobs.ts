import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob, anEntry } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';

export function creatingJobs({ describe, it, store }: Suite): void {
  describe('creating jobs', () => {
    it('keeps everything that a job was created with', async () => {
      const job = aNewJob({
        queue: 'critical',
        priority: -7,
        runAt: store.ago(MINUTE),
        parameters: { culture: 'de', retries: 2 },
        history: [anEntry('Enqueued', { reason: 'By hand', data: { queue: 'critical' } })],
      });
      await store.jobs.createJobs([job]);

      const { counters, ...kept } = job;
      expect(await store.find(job.id)).toMatchObject({ ...kept, attempt: 0, isFinished: false });
    });

    it('finds no unknown job', async () => {
      expect(await store.jobs.findJob(aJobId())).toBeUndefined();
      expect(await store.jobs.findJobs([aJobId(), 'no id', "'"])).toEqual([]);
      expect(await store.jobs.findJobs([])).toEqual([]);
    });

    it('finds several live and finished jobs as it finds each of them alone', async () => {
      const { id: unfinished } = await store.stored();
      const { id: finished } = await store.stored({ state: 'Succeeded' });
      const { id: expired } = await store.stored({ state: 'Deleted', expireAt: store.ago(MINUTE) });
      const found = await store.jobs.findJobs([finished, aJobId(), unfinished, expired, finished]);

      expect(found.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
        await store.find(unfinished),
        await store.find(finished),
      ]);
    });

    it('knows when the job was created', async () => {
      const { id } = await store.stored();

      const { createdAt } = await store.find(id);
      expect(createdAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      expect(createdAt.getTime()).toBeLessThan(store.ahead(MINUTE).getTime());
    });

    it('makes a job ready now that is enqueued without a time', async () => {
      const { id } = await store.stored({ runAt: undefined });

      const [job] = await store.claim();
      expect(job).toMatchObject({ id, runAt: expect.any(Date) });
      expect(job?.runAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('keeps scheduled jobs out of the queue, also when their time has come', async () => {
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await store.stored({ state: 'Scheduled', runAt: store.ago(HOUR) });

      expect(await store.claim()).toEqual([]);
    });

    it('keeps awaiting and failed jobs out of the queue', async () => {
      await store.stored({ state: 'Awaiting' });
      await store.stored({ state: 'Failed' });

      expect(await store.claim()).toEqual([]);
    });

    it('makes a job finished that is created in a final state', async () => {
      const expireAt = store.ahead(DAY);
      const { id } = await store.stored({ state: 'Deleted', expireAt });

      expect(await store.find(id)).toMatchObject({ state: 'Deleted', isFinished: true, expireAt });
      expect(await store.claim()).toEqual([]);
    });

    it('adds to the counters of every new job', async () => {
      await store.jobs.createJobs([
        aNewJob({ counters: ['created', 'mails'] }),
        aNewJob({ counters: ['created'] }),
      ]);

      expect(await store.total('created')).toBe(2);
      expect(await store.total('mails')).toBe(1);
    });

    it('accepts an empty list', async () => {
      await expect(store.jobs.createJobs([])).resolves.toBeUndefined();
    });
  });
}
