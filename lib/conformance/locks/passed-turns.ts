import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { wokenJob, wokenJobAndNext } from './lock-scenarios.js';

export function passedTurns({ describe, it, store }: Suite): void {
  const deleted = async ({ id }: { readonly id: string }) =>
    store.apply(aTransition(await store.find(id), { to: 'Deleted' }));

  describe('a free lock for which a job was woken', () => {
    it('goes to the next job when the woken job is deleted', async () => {
      const woken = await wokenJob(store);
      const next = await store.running({ priority: -1 });
      await store.takesLock(next);
      await store.queues.handBack(await store.claim());
      await deleted(woken);

      expect(await store.takesLock(await store.claimNext())).toBe(true);
      expect(await store.find(next.id)).toMatchObject({ state: 'Processing' });
    });

    it('is free for every job when the woken job is deleted and no job waits', async () => {
      const woken = await wokenJob(store);
      await deleted(woken);

      expect(await store.takesLock(await store.running())).toBe(true);
    });

    it('goes to the next job when the woken job is requeued, which then has its usual place', async () => {
      const [woken, next] = await wokenJobAndNext(store);
      await store.apply(aTransition(await store.find(woken.id), { to: 'Enqueued' }));

      expect(await store.claimedIds()).toEqual([woken.id, next.id]);
    });

    it('goes to the next job when the server of the woken job is removed', async () => {
      const [, next] = await wokenJobAndNext(store);
      await store.announced('server-3');
      await store.claimNext({ serverId: 'server-3' });
      await store.servers.remove('server-3');

      expect(await store.takesLock(await store.claimNext())).toBe(true);
      expect(await store.find(next.id)).toMatchObject({ state: 'Processing' });
    });

    it('goes to the next job when the server of the woken job has timed out', async () => {
      const [, next] = await wokenJobAndNext(store);
      await store.announced('server-3');
      await store.claimNext({ serverId: 'server-3' });
      await store.servers.removeTimedOut(-MINUTE);

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('goes to the next job when the woken job asks for another lock', async () => {
      await store.takesLock(await store.running({ queue: 'x' }), { resource: 'tenant:2' });
      const [, next] = await wokenJobAndNext(store);

      expect(await store.takesLock(await store.claimNext(), { resource: 'tenant:2' })).toBe(false);
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('goes to the next job when the woken job ends without the lock', async () => {
      const [, next] = await wokenJobAndNext(store);
      const woken = await store.claimNext();
      await store.apply(aTransition(woken, { to: 'Succeeded' }));

      expect(await store.claimedIds()).toEqual([next.id]);
    });
  });
}
