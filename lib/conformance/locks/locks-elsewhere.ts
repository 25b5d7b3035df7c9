import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ending, holder, RESOURCE, waiting } from './lock-scenarios.js';

const JOBS = 20;

/** More turns than any fair course of events needs; a job that nobody wakes uses them up. */
const MAX_TURNS = 3_000;

export function locksElsewhere({ describe, it, store }: Suite): void {
  describe('a lock that two connections want', () => {
    it('is held by one of them', async () => {
      const other = await store.another();
      const holding = await holder(store);
      const next = await waiting(other);
      expect(await other.claim()).toEqual([]);

      await store.apply(ending(holding));
      expect(await other.claimedIds()).toEqual([next.id]);
    });

    it('is never held twice, and every job gets it in the end', async () => {
      const other = await store.another();
      await store.storedMany(JOBS);
      const runs = { now: 0, most: 0, finished: 0 };

      const work = async (by: StoreUnderTest, serverId: string) => {
        for (let turn = 0; turn < MAX_TURNS && runs.finished < JOBS; turn += 1) {
          for (const job of await by.claim({ serverId, limit: 2 })) {
            if (!(await by.takesLock(job, { resource: RESOURCE }))) continue;

            runs.now += 1;
            runs.most = Math.max(runs.most, runs.now);
            await by.jobs.findJob(job.id);
            runs.now -= 1;
            await by.apply(ending(job));
            runs.finished += 1;
          }
        }
      };
      await Promise.all([work(store, 'server-1'), work(other, 'server-2')]);

      expect(runs).toEqual({ now: 0, most: 1, finished: JOBS });
    });
  }, ['anotherConnection']);
}
