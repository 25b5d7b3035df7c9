import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';
import { ending, fasterHolder, holder, RESOURCE, waiting } from './lock-scenarios.js';

export function nextLockHolders({ describe, it, store }: Suite): void {
  describe('a freed lock', () => {
    it('makes the next job of each queue ready, and no more', async () => {
      const job = await holder(store);
      const nextInA = await waiting(store, { queue: 'a' });
      await waiting(store, { queue: 'a' });
      const nextInB = await waiting(store, { queue: 'b' });
      await waiting(store, { queue: 'b' });
      await store.apply(ending(job));

      expect(await store.claimedIds({ queues: ['a', 'b'] })).toEqual(idsOf([nextInA, nextInB]));
    });

    it('makes no more jobs ready when its holder was woken for it', async () => {
      const first = await holder(store);
      const [, second, third] = [await waiting(store), await waiting(store), await waiting(store)];
      await store.apply(ending(first));
      const woken = await store.claimNext();
      expect(await store.takesLock(woken)).toBe(true);
      await store.apply(ending(woken));

      expect(await store.claimedIds()).toEqual([second.id]);
      expect(await store.find(third.id)).toMatchObject({ waitingFor: RESOURCE });
    });

    it('goes by priority, then by age', async () => {
      const first = await holder(store);
      const older = await waiting(store, { priority: 1 });
      const younger = await waiting(store, { priority: 1 });
      const urgent = await waiting(store, { priority: -1 });

      let running = first;
      for (const expected of [urgent, older, younger]) {
        await store.apply(ending(running));
        running = await store.claimNext();
        expect(running.id).toBe(expected.id);
        expect(await store.takesLock(running)).toBe(true);
      }
    });

    it('lets the woken job keep its place before younger ones', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      const young = await store.stored();
      await store.apply(ending(job));

      expect(await store.claimedIds()).toEqual(idsOf([next, young]));
    });

    it('goes to the fastest job that was woken in several queues, and the other jobs wait on', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(ending(job));
      const faster = await fasterHolder(store);
      expect(await store.takesLock(await store.claimNext())).toBe(false);

      await store.apply(ending(faster));
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('goes to the next job when the woken job is moved', async () => {
      const job = await holder(store);
      const [woken, next] = [await waiting(store), await waiting(store)];
      await store.apply(ending(job));
      await store.apply(aTransition(await store.find(woken.id), { to: 'Deleted' }));

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('wakes no job when the woken job is moved while another job holds the lock', async () => {
      const job = await holder(store);
      const woken = await waiting(store);
      await waiting(store);
      await store.apply(ending(job));
      await fasterHolder(store);
      await store.apply(aTransition(await store.find(woken.id), { to: 'Deleted' }));

      expect(await store.claim()).toEqual([]);
    });

    it('wakes no job that waits for another resource', async () => {
      const job = await holder(store);
      await store.takesLock(await store.running(), { resource: 'tenant:2' });
      await store.takesLock(await store.running(), { resource: 'tenant:2' });
      await store.apply(ending(job));

      expect(await store.claim()).toEqual([]);
    });

    it('can be taken when no job waits', async () => {
      await store.apply(ending(await holder(store)));

      expect(await store.takesLock(await store.running())).toBe(true);
    });

    it('can be freed again without harm', async () => {
      const job = await holder(store);
      await store.apply(ending(job));
      await store.apply(ending(job));

      expect(await store.takesLock(await store.running(), { resource: RESOURCE })).toBe(true);
    });
  });
}
