import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function handingBack({ describe, it, store }: Suite): void {
  describe('handing back', () => {
    it('puts a job back in its place', async () => {
      const jobs = await store.storedMany(2, { runAt: store.ago(MINUTE) });
      const first = await store.claimNext();
      await store.queues.handBack([first]);

      expect(await store.find(first.id)).toMatchObject({
        state: 'Enqueued',
        attempt: 0,
        runAt: first.runAt,
        serverId: undefined,
      });
      expect(await store.claimedIds()).toEqual(idsOf(jobs));
    });

    it('leaves no trace of the claim', async () => {
      const job = await store.running();
      await store.queues.handBack([job]);

      expect(await store.historyOf(job.id)).toEqual(['Enqueued']);
      expect((await store.claimNext()).lease.attempt).toBe(1);
    });

    it('does nothing to a job that runs on another server', async () => {
      const before = await store.running({}, 'server-1');
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      const now = await store.claimNext({ serverId: 'server-2' });
      await store.queues.handBack([before]);

      expect(await store.find(now.id)).toMatchObject({
        state: 'Processing',
        serverId: 'server-2',
        attempt: 2,
      });
    });

    it('does nothing to a job that has finished or is unknown', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded' }));
      await store.queues.handBack([job, { id: aJobId(), lease: job.lease }]);

      expect(await store.find(job.id)).toMatchObject({ state: 'Succeeded', isFinished: true });
      expect(await store.claim()).toEqual([]);
    });

    it('accepts an empty list', async () => {
      await expect(store.queues.handBack([])).resolves.toBeUndefined();
    });
  });
}
