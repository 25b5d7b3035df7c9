import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { LockRace } from './lock-race.js';
import { ending, holder, waiting } from './lock-scenarios.js';

const JOBS = 20;

export function locksElsewhere({ describe, it, store }: Suite): void {
  describe('a lock that two connections want', () => {
    it('goes to one of them', async () => {
      const other = await store.another();
      const holding = await holder(store);
      const next = await waiting(other);
      expect(await other.claim()).toEqual([]);

      await store.apply(ending(holding));
      expect(await other.claimedIds()).toEqual([next.id]);
    });

    it('has never two holders, and every job gets it in the end', async () => {
      const other = await store.another();
      await store.storedMany(JOBS);
      const race = new LockRace(JOBS);
      await Promise.all([
        race.work(store, { serverId: 'server-1', limit: 2 }),
        race.work(other, { serverId: 'server-2', limit: 2 }),
      ]);

      expect(race.outcome).toEqual({ now: 0, most: 1, finished: JOBS });
    });
  }, ['anotherConnection']);
}
