import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob, aTransition } from '../support/builders.js';

export function refusedTransitions({ describe, it, store }: Suite): void {
  describe('a transition that is refused', () => {
    it('is a transition of an unknown job', async () => {
      expect(await store.apply(aTransition(aNewJob(), { to: 'Deleted' }))).toEqual({
        applied: false,
        obstacle: 'not-found',
      });
    });

    it('expects another state, and hears the state of the job', async () => {
      const job = await store.stored();
      const from = { state: 'Scheduled', isFinished: false };

      expect(await store.apply(aTransition(job, { to: 'Deleted', from }))).toEqual({
        applied: false,
        obstacle: 'changed',
        state: 'Enqueued',
      });
    });

    it('expects a state or a server with a similar name', async () => {
      const job = await store.running({}, 'server-1');

      for (const alike of [
        { state: 'processing' },
        { state: 'Processing ' },
        { serverId: 'Server-1' },
        { serverId: 'server-1 ' },
      ]) {
        const from = { ...alike, isFinished: false };
        expect(await store.apply(aTransition(job, { to: 'Deleted', from }))).toEqual({
          applied: false,
          obstacle: 'changed',
          state: 'Processing',
        });
      }
    });

    it('expects another attempt', async () => {
      const job = await store.running();
      const from = { state: 'Processing', attempt: 2, isFinished: false };

      expect(await store.apply(aTransition(job, { to: 'Deleted', from }))).toEqual({
        applied: false,
        obstacle: 'changed',
        state: 'Processing',
      });
    });

    it('expects a live job and finds a finished job, or the other way round', async () => {
      const live = await store.stored();
      const finished = await store.stored({ state: 'Succeeded' });

      expect(
        await store.jobs.applyTransitions([
          aTransition(live, { to: 'Deleted', from: { isFinished: true } }),
          aTransition(finished, { to: 'Deleted', from: { isFinished: false } }),
        ]),
      ).toEqual([
        { applied: false, obstacle: 'changed', state: 'Enqueued' },
        { applied: false, obstacle: 'changed', state: 'Succeeded' },
      ]);
    });

    it('is the answer of a worker whose job was taken away', async () => {
      const job = await store.running();
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await store.apply(aTransition(job, { to: 'Succeeded' }))).toEqual({
        applied: false,
        obstacle: 'changed',
        state: 'Deleted',
      });
    });

    it('is the answer of a worker whose job runs on another server', async () => {
      const before = await store.running({}, 'server-1');
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      const now = await store.claimNext({ serverId: 'server-2' });

      expect(await store.apply(aTransition(before, { to: 'Succeeded' }))).toEqual({
        applied: false,
        obstacle: 'changed',
        state: 'Processing',
      });
      expect(await store.apply(aTransition(now, { to: 'Succeeded' }))).toEqual({ applied: true });
    });

    it('is an answer under a lost lease, whatever state it expects', async () => {
      const { id, lease } = await store.running();
      const job = await store.find(id);
      await store.apply(aTransition(job, { to: 'Enqueued' }));

      const from = { ...lease, isFinished: false };
      expect(await store.apply(aTransition(job, { to: 'Succeeded', from }))).toEqual({
        applied: false,
        obstacle: 'changed',
        state: 'Enqueued',
      });
    });

    it('is the answer of an older attempt on the same server', async () => {
      const before = await store.running();
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      await store.claimNext();

      expect(await store.apply(aTransition(before, { to: 'Succeeded' }))).toMatchObject({
        applied: false,
        state: 'Processing',
      });
    });

    it('changes nothing', async () => {
      const { id } = await store.stored({ parameters: { retries: 1 } });
      const before = await store.find(id);
      await store.apply(
        aTransition(before, {
          to: 'Scheduled',
          from: { state: 'Failed', isFinished: false },
          queue: 'other',
          parameters: {},
          counters: ['refused'],
        }),
      );

      expect(await store.find(id)).toEqual(before);
      expect(await store.total('refused')).toBe(0);
      expect(await store.claimedIds()).toEqual([id]);
    });
  });
}
