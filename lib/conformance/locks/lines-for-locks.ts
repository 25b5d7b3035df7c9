import type { LockRequest } from '../../storage/lock-store.js';
import type { ClaimedJob, NewJob } from '../../storage/records.js';
import { expect } from '../expect.js';
import { HOUR, idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { ending, holder, RESOURCE, waiting } from './lock-scenarios.js';

export function linesForLocks({ describe, it, store }: Suite): void {
  const deleted = async ({ id }: { readonly id: string }) =>
    store.apply(aTransition(await store.find(id), { to: 'Deleted' }));
  /** Frees the lock, which wakes the first who waits. */
  const freed = async (job: ClaimedJob) => store.apply(ending(job));
  const request = ({ id, lease }: ClaimedJob, resource = RESOURCE) =>
    ({ id, lease, resource, timeoutMs: HOUR }) satisfies LockRequest;
  const theWokenOne = async (given: Partial<NewJob> = {}) => {
    const job = await holder(store);
    const woken = await waiting(store, given);
    await freed(job);
    return woken;
  };
  const theWokenOneAndTheNext = async () => {
    const job = await holder(store);
    const line = [await waiting(store), await waiting(store)] as const;
    await freed(job);
    return line;
  };

  describe('a free lock for which somebody was woken', () => {
    it('is not taken by a job that comes, which joins the line', async () => {
      const woken = await theWokenOne();
      const comer = await store.stored();
      const [first, second] = await store.claim();
      expect(idsOf([first, second] as ClaimedJob[])).toEqual([woken.id, comer.id]);

      expect(await store.takesLock(second as ClaimedJob)).toBe(false);
      expect(await store.find(comer.id)).toMatchObject({ waitingFor: RESOURCE, attempt: 0 });
      expect(await store.takesLock(first as ClaimedJob)).toBe(true);
      await freed(first as ClaimedJob);
      expect(await store.claimedIds()).toEqual([comer.id]);
    });

    it('goes to the woken one of those who ask together', async () => {
      const woken = await theWokenOne({ priority: 5 });
      await store.storedMany(3);
      const claimed = await store.claim();

      expect(await store.locks.acquire(claimed.map((job) => request(job)))).toEqual([woken.id]);
    });

    it('is kept while the woken one is claimed, and handed back', async () => {
      const woken = await theWokenOne();
      await store.queues.handBack(await store.claim());
      const comer = await store.running({ queue: 'other' });
      expect(await store.takesLock(comer)).toBe(false);

      const again = await store.claimNext();
      expect(again.id).toBe(woken.id);
      expect(await store.takesLock(again)).toBe(true);
    });

    it('lets jobs of other queues ask, whose first one is woken at once', async () => {
      await theWokenOne();
      // Nobody claims jobs of the queue of the woken one.
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

    it('lets more urgent ones of its queue ask, which are woken as well', async () => {
      const woken = await theWokenOne();
      const urgent = await store.running({ priority: -1 });
      expect(await store.takesLock(urgent)).toBe(false);

      expect((await store.claimedIds()).sort()).toEqual([woken.id, urgent.id].sort());
    });

    it('passes on when the woken one is deleted', async () => {
      const woken = await theWokenOne();
      const next = await store.running({ priority: -1 });
      await store.takesLock(next);
      await store.queues.handBack(await store.claim());
      await deleted(woken);

      expect(await store.takesLock(await store.claimNext())).toBe(true);
      expect(await store.find(next.id)).toMatchObject({ state: 'Processing' });
    });

    it('is free for all when the woken one is deleted and nobody waits', async () => {
      const woken = await theWokenOne();
      await deleted(woken);

      expect(await store.takesLock(await store.running())).toBe(true);
    });

    it('passes on when the woken one is requeued, which then has its place like any other', async () => {
      const [woken, next] = await theWokenOneAndTheNext();
      await store.apply(aTransition(await store.find(woken.id), { to: 'Enqueued' }));

      expect(await store.claimedIds()).toEqual([woken.id, next.id]);
    });

    it('passes on when the server of the woken one is removed', async () => {
      const [, next] = await theWokenOneAndTheNext();
      await store.announced('server-3');
      await store.claimNext({ serverId: 'server-3' });
      await store.servers.remove('server-3');

      expect(await store.takesLock(await store.claimNext())).toBe(true);
      expect(await store.find(next.id)).toMatchObject({ state: 'Processing' });
    });

    it('passes on when the server of the woken one has timed out', async () => {
      const [, next] = await theWokenOneAndTheNext();
      await store.announced('server-3');
      await store.claimNext({ serverId: 'server-3' });
      await store.servers.removeTimedOut(-MINUTE);

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('passes on when the woken one asks for something else', async () => {
      await store.takesLock(await store.running({ queue: 'x' }), { resource: 'tenant:2' });
      const [, next] = await theWokenOneAndTheNext();

      expect(await store.takesLock(await store.claimNext(), { resource: 'tenant:2' })).toBe(false);
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('passes on when the woken one ends without having asked', async () => {
      const [, next] = await theWokenOneAndTheNext();
      const woken = await store.claimNext();
      await store.apply(aTransition(woken, { to: 'Succeeded' }));

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('wakes those who are overdue until somebody has decided about them', async () => {
      const job = await holder(store);
      const overdue = await store.running();
      await store.takesLock(overdue, { timeoutMs: -MINUTE });
      const next = await waiting(store);
      // Not awaited within: a store may have but one session, and the sweep goes on in it.
      let freeing: Promise<unknown> | undefined;
      await store.sweeps.sweep('overdue', 10, async () => {
        freeing = freed(job);
        return [];
      });
      await freeing;

      const claimed = await store.claimedIds();
      expect([[overdue.id], [next.id]]).toContainEqual(claimed);
    });

    it('goes through a line of many queues and resources one by one', async () => {
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
