import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ending, RESOURCE } from './lock-scenarios.js';

const JOBS = 30;
const WORKERS = 6;

/** More turns than any fair course of events needs; a job that nobody wakes uses them up. */
const MAX_TURNS = 3_000;

export function contendedLocks({ describe, it, store }: Suite): void {
  describe('a lock that many want at a time', () => {
    it('goes to exactly one', async () => {
      await store.storedMany(20);
      const claimed = await store.claim();

      const answers = await Promise.all(claimed.map((job) => store.takesLock(job)));
      expect(answers.filter((isHeld) => isHeld)).toHaveLength(1);
      expect(await store.claim()).toEqual([]);
    });

    it('is never held twice, and every job gets it in the end', async () => {
      await store.storedMany(JOBS);
      const runs = { now: 0, most: 0, finished: 0 };

      await Promise.all(
        Array.from({ length: WORKERS }, (_, n) => work(store, `server-${n}`, runs)),
      );
      expect(runs).toEqual({ now: 0, most: 1, finished: JOBS });
      expect(await store.countIn('Succeeded')).toBe(JOBS);
    });
  });
}

interface Runs {
  now: number;
  most: number;
  finished: number;
}

async function work(store: StoreUnderTest, serverId: string, runs: Runs): Promise<void> {
  for (let turn = 0; turn < MAX_TURNS && runs.finished < JOBS; turn += 1) {
    for (const job of await store.claim({ serverId, limit: 3 })) {
      if (!(await store.takesLock(job, { resource: RESOURCE }))) continue;

      runs.now += 1;
      runs.most = Math.max(runs.most, runs.now);
      await store.jobs.findJob(job.id);
      runs.now -= 1;
      await store.apply(ending(job));
      runs.finished += 1;
    }
  }
}
