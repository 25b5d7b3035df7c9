import { expect } from '../expect.js';
import { DAY, HOUR, idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';

export function transitions(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('transitions', () => {
    it('move a live job to another live state', async () => {
      const { id } = await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      const job = await store.find(id);

      expect(await store.apply(aTransition(job, { to: 'Enqueued' }))).toEqual({ applied: true });
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued', isFinished: false });
      expect(await store.claimedIds()).toEqual([id]);
    });

    it('move a live job among the finished ones', async () => {
      const job = await store.running();
      const expireAt = store.ahead(DAY);

      await store.apply(aTransition(job, { to: 'Succeeded', expireAt }));
      expect(await store.find(job.id)).toMatchObject({
        state: 'Succeeded',
        isFinished: true,
        expireAt,
        serverId: undefined,
        attempt: 1,
      });
      expect(await store.claim()).toEqual([]);
    });

    it('bring a finished job back to life with everything it had', async () => {
      const given = {
        parameters: { culture: 'de' },
        arguments: ' [1] ',
        priority: 4,
        queue: 'low',
      };
      const job = await store.running(given);
      const { createdAt } = job;
      await store.apply(aTransition(job, { to: 'Succeeded' }));

      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));
      expect(await store.find(job.id)).toMatchObject({
        ...given,
        createdAt,
        state: 'Enqueued',
        isFinished: false,
        expireAt: undefined,
        attempt: 1,
      });
      expect(await store.claimedIds({ queues: ['low'] })).toEqual([job.id]);
    });

    it('move a finished job to another final state', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded', expireAt: store.ahead(HOUR) }));
      const expireAt = store.ahead(3 * DAY);

      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted', expireAt }));
      expect(await store.find(job.id)).toMatchObject({
        state: 'Deleted',
        isFinished: true,
        expireAt,
      });
    });

    it('schedule a job', async () => {
      const job = await store.running();
      const runAt = store.ahead(HOUR);

      await store.apply(aTransition(job, { to: 'Scheduled', runAt }));
      expect(await store.find(job.id)).toMatchObject({ state: 'Scheduled', runAt });
      expect(await store.claim()).toEqual([]);
    });

    it('keep since when a job is ready, when they are told', async () => {
      const job = await store.running();
      const runAt = store.ago(MINUTE);
      await store.apply(aTransition(job, { to: 'Enqueued', runAt }));

      expect((await store.claimNext()).runAt).toEqual(runAt);
    });

    it('let a job that is enqueued without a time be ready from now on', async () => {
      const job = await store.running({ runAt: store.ago(DAY) });
      await store.apply(aTransition(job, { to: 'Enqueued' }));

      const { runAt } = await store.claimNext();
      expect(runAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('let a requeued job keep its place in the queue', async () => {
      const older = await store.running();
      const younger = await store.stored();
      await store.apply(aTransition(older, { to: 'Enqueued' }));

      expect(await store.claimedIds()).toEqual(idsOf([older, younger]));
    });
  });

  whatTransitionsKeep(suite);
}

function whatTransitionsKeep({ describe, it, store }: Suite): void {
  describe('what transitions keep', () => {
    it('the queue, unless they name another one', async () => {
      const job = await store.running({ queue: 'low' });
      await store.apply(aTransition(job, { to: 'Enqueued' }));
      expect(await store.find(job.id)).toMatchObject({ queue: 'low' });

      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued', queue: 'high' }));
      expect(await store.claimedIds({ queues: ['low'] })).toEqual([]);
      expect(await store.claimedIds({ queues: ['high'] })).toEqual([job.id]);
    });

    it('the queue of a finished job, unless they name another one', async () => {
      const { id } = await store.stored({ state: 'Deleted', queue: 'low' });
      await store.apply(aTransition(await store.find(id), { to: 'Enqueued', queue: 'high' }));

      expect(await store.claimedIds({ queues: ['high'] })).toEqual([id]);
    });

    it('the parameters, unless they bring new ones', async () => {
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
