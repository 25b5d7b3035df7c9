import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function transitions({ describe, it, store }: Suite): void {
  describe('transitions', () => {
    it('move a live job to another live state', async () => {
      const { id } = await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      const job = await store.find(id);

      expect(await store.apply(aTransition(job, { to: 'Enqueued' }))).toEqual({ applied: true });
      expect(await store.find(id)).toMatchObject({ state: 'Enqueued', isFinished: false });
      expect(await store.claimedIds()).toEqual([id]);
    });

    it('finish a live job', async () => {
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

    it('bring a finished job back to life with all of its values', async () => {
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

    it('keep the time since when a job is ready, where they name it', async () => {
      const job = await store.running();
      const runAt = store.ago(MINUTE);
      await store.apply(aTransition(job, { to: 'Enqueued', runAt }));

      expect((await store.claimNext()).runAt).toEqual(runAt);
    });

    it('make a job ready now that they enqueue without a time', async () => {
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
}
