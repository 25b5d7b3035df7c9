import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { ending, holder, waiting } from './lock-scenarios.js';

export function freedLocks({ describe, it, store }: Suite): void {
  describe('a lock is freed', () => {
    it('by the transition that ends the run', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(ending(job));

      expect(await store.takesLock(await store.claimNext())).toBe(true);
      expect(await store.find(next.id)).toMatchObject({ state: 'Processing', attempt: 1 });
    });

    it('by a refused transition', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));

      expect(await store.apply(ending(job))).toMatchObject({ applied: false });
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('by a transition of a job that is gone', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      const expireAt = store.ago(MINUTE);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted', expireAt }));

      expect(await store.apply(ending(job))).toMatchObject({ obstacle: 'not-found' });
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('by handing the job back', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.queues.handBack([job]);

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('by handing back a job that was taken away', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.apply(aTransition(await store.find(job.id), { to: 'Deleted' }));
      await store.queues.handBack([job]);

      expect(await store.find(job.id)).toMatchObject({ state: 'Deleted' });
      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('when its server is removed', async () => {
      await holder(store);
      const next = await waiting(store);
      await store.announced('server-1');
      await store.servers.remove('server-1');

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('by the removal of silent servers, when its server and its job are both gone', async () => {
      const job = await holder(store);
      const next = await waiting(store);
      await store.move(job, 'Deleted', { expireAt: store.ago(MINUTE) });
      await store.announced('server-2');
      expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: true });

      expect(await store.servers.removeTimedOut(HOUR)).toEqual([]);
      expect(await store.claimedIds({ serverId: 'server-2' })).toEqual([next.id]);
      expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: false });
    });

    it('only by its run while its server is alive, also when its job is gone', async () => {
      const job = await holder(store);
      await waiting(store);
      await store.announced('server-1');
      await store.move(job, 'Deleted', { expireAt: store.ago(MINUTE) });
      expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: false });

      await store.servers.removeTimedOut(HOUR);
      expect(await store.claim({ serverId: 'server-2' })).toEqual([]);
    });

    it('when its server has timed out', async () => {
      await holder(store);
      const next = await waiting(store);
      await store.announced('server-1');
      await store.servers.removeTimedOut(-MINUTE);

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('when its job is recovered from a server that took the lock after its removal', async () => {
      await store.servers.remove('server-1');
      await holder(store);
      const next = await waiting(store);
      await store.sweeps.sweep('abandoned', 10, async (records) =>
        records.map((record) => aTransition(record, { to: 'Enqueued' })),
      );

      expect(await store.claimedIds()).toEqual([next.id]);
    });

    it('not by a sweep that leaves its job as it was', async () => {
      const { id } = await holder(store);
      await waiting(store);

      expect(await store.idsSeenBy('abandoned')).toEqual([id]);
      expect(await store.claim()).toEqual([]);
    });

    it('not by the removal of another server', async () => {
      await holder(store);
      await waiting(store);
      await store.announced('server-2');
      await store.servers.removeTimedOut(-MINUTE);
      await store.servers.remove('server-3');

      expect(await store.claim()).toEqual([]);
    });

    it('not by the run of another job', async () => {
      await holder(store);
      await waiting(store);
      await store.apply(ending(await store.running({ queue: 'other' })));

      expect(await store.claim()).toEqual([]);
    });

    it('not by the late answer of an earlier run of its holder', async () => {
      const before = await holder(store);
      await store.servers.remove('server-1');
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      const now = await store.claimNext({ queues: ['holder'], serverId: 'server-3' });
      await store.takesLock(now);
      await waiting(store);

      expect(await store.apply(ending(before))).toMatchObject({ applied: false });
      expect(await store.claim()).toEqual([]);
    });
  });
}
