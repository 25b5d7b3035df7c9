import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function creatingManyJobs({ describe, it, store }: Suite): void {
  describe('creating many jobs', () => {
    it('stores 5,000 jobs together', async () => {
      const jobs = await store.storedMany(5_000);

      expect(await store.claimedIds({ limit: 6_000 })).toEqual(idsOf(jobs));
    });

    it('stores none of 5,000 jobs when one of them exists already', async () => {
      const stored = await store.stored({ queue: 'other' });
      const jobs = Array.from({ length: 4_999 }, () => aNewJob({ counters: ['created'] }));

      await expect(store.jobs.createJobs([...jobs, aNewJob({ id: stored.id })])).rejects.toThrow();
      expect(await store.countIn('Enqueued')).toBe(1);
      expect(await store.total('created')).toBe(0);
      expect(await store.find(stored.id)).toMatchObject({ queue: 'other' });
    });

    it('stores no job when two of them have the same id', async () => {
      const twin = aNewJob();

      await expect(store.jobs.createJobs([aNewJob(), twin, twin])).rejects.toThrow();
      expect(await store.countIn('Enqueued')).toBe(0);
    });
  });
}
