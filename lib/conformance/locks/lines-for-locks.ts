import type { ClaimedJob } from '../../storage/jobs/records.js';
import type { LockRequest } from '../../storage/locks/lock-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { ending, holder, RESOURCE, waiting, wokenJob } from './lock-scenarios.js';

export function linesForLocks({ describe, it, store }: Suite): void {
  /** Frees the lock, which wakes the first waiting job. */
  const freed = async (job: ClaimedJob) => store.apply(ending(job));
  const request = ({ id, lease }: ClaimedJob, resource = RESOURCE) =>
    ({ id, lease, resource, timeoutMs: HOUR }) satisfies LockRequest;

  describe('a free lock for which a job was woken', () => {
    it('is not taken by a new job, which joins the line', async () => {
      const woken = await wokenJob(store);
      const comer = await store.stored();
      const [first, second] = await store.claim();
      expect(idsOf([first, second] as ClaimedJob[])).toEqual([woken.id, comer.id]);

      expect(await store.takesLock(second as ClaimedJob)).toBe(false);
      expect(await store.find(comer.id)).toMatchObject({ waitingFor: RESOURCE, attempt: 0 });
      expect(await store.takesLock(first as ClaimedJob)).toBe(true);
      await freed(first as ClaimedJob);
      expect(await store.claimedIds()).toEqual([comer.id]);
    });

    it('goes to the woken job of several jobs that ask together', async () => {
      const woken = await wokenJob(store, { priority: 5 });
      await store.storedMany(3);
      const claimed = await store.claim();

      expect(await store.locks.acquire(claimed.map((job) => request(job)))).toEqual([woken.id]);
    });

    it('is kept while the woken job is claimed and handed back', async () => {
      const woken = await wokenJob(store);
      await store.queues.handBack(await store.claim());
      const comer = await store.running({ queue: 'other' });
      expect(await store.takesLock(comer)).toBe(false);

      const again = await store.claimNext();
      expect(again.id).toBe(woken.id);
      expect(await store.takesLock(again)).toBe(true);
    });

    it('wakes the first job of another queue that asks', async () => {
      await wokenJob(store);
      // No server claims the woken job.
      await store.queues.pause('default', 'somebody');

      for (const _ of [1, 2, 3]) {
        const comer = await store.running({ queue: 'other' });
        expect(await store.takesLock(comer)).toBe(false);
        const again = await store.claimNext({ queues: ['other'] });
        expect(again.id).toBe(comer.id);
        expect(await store.takesLock(again)).toBe(true);
        await freed(again);
      }
    });

    it('wakes more urgent jobs of the same queue as well', async () => {
      const woken = await wokenJob(store);
      const urgent = await store.running({ priority: -1 });
      expect(await store.takesLock(urgent)).toBe(false);

      expect((await store.claimedIds()).sort()).toEqual([woken.id, urgent.id].sort());
    });

    it('wakes overdue jobs until their sweep has decided', async () => {
      const job = await holder(store);
      const overdue = await store.running();
      await store.takesLock(overdue, { timeoutMs: -MINUTE });
      const next = await waiting(store);
      // We do not await the change inside of the decision: a store may have only one session, which waits for this
      // decision.
      let freeing: Promise<unknown> | undefined;
      await store.sweeps.sweep('overdue', 10, async () => {
        freeing = freed(job);
        return [];
      });
      await freeing;

      const claimed = await store.claimedIds();
      expect([[overdue.id], [next.id]]).toContainEqual(claimed);
    });

    it('goes through lines of many queues and resources one job at a time', async () => {
      const queues = ['a', 'b', 'c'];
      const resources = Array.from({ length: 5 }, (_, n) => `tenant:${n}`);
      const running = await store.storedMany(resources.length, { queue: 'holder' });
      const holders = await store.claim({ queues: ['holder'] });
      const holds = new Map(running.map(({ id }, n) => [id, resources[n] ?? '']));
      await store.locks.acquire(holders.map((job) => request(job, holds.get(job.id) ?? '')));
      for (const queue of queues) await store.storedMany(2 * resources.length, { queue });
      const comers = await store.claim({ queues });
      const wanted = (job: ClaimedJob) => resources[comers.indexOf(job) % resources.length] ?? '';
      expect(await store.locks.acquire(comers.map((job) => request(job, wanted(job))))).toEqual([]);

      await store.jobs.applyTransitions(
        holders.map((job) => aTransition(job, { to: 'Succeeded', frees: holds.get(job.id) })),
      );
      const first = queues.flatMap((name) =>
        comers.filter(({ queue }) => queue === name).slice(0, resources.length),
      );
      expect(await store.claimedIds({ queues })).toEqual(idsOf(first));
    });
  });
}
