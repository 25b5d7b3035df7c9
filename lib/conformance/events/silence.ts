import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HeardEvents } from './heard-events.js';

export function silence({ describe, it, store }: Suite): void {
  describe('events do not', () => {
    it('tell a worker of its own answers', async () => {
      const job = await store.running();
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'after' }));

      await heard.ready('after');
      expect(heard.events.filter(({ kind }) => kind === 'taken-away')).toEqual([]);
    });

    it('tell of a job that was taken away where it had no server', async () => {
      const job = await store.stored({ state: 'Failed' });
      const finished = await store.stored({ state: 'Succeeded' });
      const heard = await HeardEvents.of(store);
      await store.apply(aTransition(job, { to: 'Enqueued', queue: 'first' }));
      await store.apply(aTransition(finished, { to: 'Enqueued', queue: 'after' }));

      await heard.ready('after');
      expect(heard.events.filter(({ kind }) => kind === 'taken-away')).toEqual([]);
    });

    it('tell of refused transitions', async () => {
      const job = await store.stored({ state: 'Awaiting', queue: 'refused' });
      const heard = await HeardEvents.of(store);
      const from = { state: 'Failed', isFinished: false };
      await store.apply(aTransition(job, { to: 'Enqueued', from }));
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(heard.events).not.toContainEqual({ kind: 'ready', queue: 'refused' });
    });

    it('reach a listener whose subscription is closed', async () => {
      const [gone, heard] = [await HeardEvents.of(store), await HeardEvents.of(store)];
      await gone.close();
      await gone.close();
      await store.stored({ queue: 'after' });

      await heard.ready('after');
      expect(gone.events).toEqual([]);
    });

    it('let a listener that throws harm other listeners or the caller', async () => {
      await store.storage.events.subscribe(() => {
        throw new Error('A listener fails');
      });
      const heard = await HeardEvents.of(store);
      const { id } = await store.stored({ queue: 'a' });

      await heard.ready('a');
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
    });

    it('come before their change can be seen', async () => {
      let claim = () => {};
      const seen = new Promise<number>((resolve, reject) => {
        claim = () => void store.claim().then((jobs) => resolve(jobs.length), reject);
      });
      await store.storage.events.subscribe(() => claim());
      await store.storedMany(3);

      expect(await seen).toBe(3);
    });
  });
}
