import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';

export function keptByTransitions({ describe, it, store }: Suite): void {
  describe('transitions keep', () => {
    it('the queue of a live job, unless they name another queue', async () => {
      const job = await store.running({ queue: 'low' });
      await store.apply(aTransition(job, { to: 'Enqueued' }));
      expect(await store.find(job.id)).toMatchObject({ queue: 'low' });

      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued', queue: 'high' }));
      expect(await store.claimedIds({ queues: ['low'] })).toEqual([]);
      expect(await store.claimedIds({ queues: ['high'] })).toEqual([job.id]);
    });

    it('the queue of a finished job, unless they name another queue', async () => {
      const { id } = await store.stored({ state: 'Deleted', queue: 'low' });
      await store.apply(aTransition(await store.find(id), { to: 'Enqueued', queue: 'high' }));

      expect(await store.claimedIds({ queues: ['high'] })).toEqual([id]);
    });

    it('the parameters, unless they bring new parameters', async () => {
      const { id } = await store.stored({ parameters: { retries: 1, culture: 'de' } });

      await store.apply(aTransition(await store.find(id), { to: 'Failed' }));
      expect((await store.find(id)).parameters).toEqual({ retries: 1, culture: 'de' });

      const parameters = { retries: 2 };
      await store.apply(aTransition(await store.find(id), { to: 'Deleted', parameters }));
      expect((await store.find(id)).parameters).toEqual({ retries: 2 });

      await store.apply(aTransition(await store.find(id), { to: 'Enqueued', parameters: {} }));
      expect((await store.find(id)).parameters).toEqual({});
    });
  });
}
