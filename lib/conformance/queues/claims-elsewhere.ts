import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

const JOBS = 60;

export function claimsElsewhere({ describe, it, store }: Suite): void {
  describe('claiming by two connections', () => {
    it('finds the job of the other connection', async () => {
      const other = await store.another();
      const job = await store.stored();

      expect(await other.claimedIds()).toEqual([job.id]);
      expect(await store.claimedIds()).toEqual([]);
      expect(await store.find(job.id)).toMatchObject({ state: 'Processing', attempt: 1 });
    });

    it('gives every job to one of them, and no job twice', async () => {
      const other = await store.another();
      const jobs = await store.storedMany(JOBS);
      const claimed: string[] = [];

      const claimAll = async (by: typeof store, serverId: string) => {
        for (;;) {
          const found = await by.claimedIds({ serverId, limit: 3 });
          if (found.length === 0) return;
          claimed.push(...found);
        }
      };
      await Promise.all([claimAll(store, 'server-1'), claimAll(other, 'server-2')]);

      expect([...claimed].sort()).toEqual(idsOf(jobs).sort());
    });

    it('lets one of two outcomes apply', async () => {
      const other = await store.another();
      const job = await store.running();

      const outcomes = await Promise.all([
        store.apply(aTransition(job, { to: 'Succeeded' })),
        other.apply(aTransition(job, { to: 'Failed' })),
      ]);
      const applied = outcomes.filter((outcome) => outcome?.applied);
      expect(applied).toHaveLength(1);
      expect((await store.historyOf(job.id)).slice(0, -1)).toEqual(['Enqueued', 'Processing']);
    });
  }, ['anotherConnection']);
}
