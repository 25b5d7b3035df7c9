import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { LockRace } from './lock-race.js';

const JOBS = 30;
const WORKERS = 6;

export function contendedLocks({ describe, it, store }: Suite): void {
  describe('a lock that many jobs want at once', () => {
    it('goes to exactly one job', async () => {
      await store.storedMany(20);
      const claimed = await store.claim();

      const answers = await Promise.all(claimed.map((job) => store.takesLock(job)));
      expect(answers.filter((isHeld) => isHeld)).toHaveLength(1);
      expect(await store.claim()).toEqual([]);
    });

    it('has never two holders, and every job gets it in the end', async () => {
      await store.storedMany(JOBS);
      const race = new LockRace(JOBS);

      await Promise.all(
        Array.from({ length: WORKERS }, (_, n) =>
          race.work(store, { serverId: `server-${n}`, limit: 3 }),
        ),
      );
      expect(race.outcome).toEqual({ now: 0, most: 1, finished: JOBS });
      expect(await store.countIn('Succeeded')).toBe(JOBS);
    });
  });
}
