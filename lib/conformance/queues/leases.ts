import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aJobId, aTransition } from '../support/builders.js';
import { idsOf } from '../support/ids-of.js';

export function leases({ describe, it, store }: Suite): void {
  describe('leases', () => {
    it('grow with every run', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Enqueued' }));

      expect((await store.claimNext()).lease).toEqual({ serverId: 'server-1', attempt: 2 });
    });

    it('grow on when a finished job is requeued', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded' }));
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));

      expect((await store.claimNext()).lease.attempt).toBe(2);
    });

    it('stand while their job runs', async () => {
      const job = await store.running();

      expect(await store.queues.findLostLeases([job])).toEqual([]);
      expect(await store.queues.findLostLeases([])).toEqual([]);
    });

    it('are found by their server as long as they stand', async () => {
      const mine = [await store.running(), await store.running()];
      const settled = await store.running();
      await store.apply(aTransition(settled, { to: 'Succeeded' }));
      await store.running({}, 'server-2');

      const found = await store.queues.findLeases('server-1');
      expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        mine.map(({ id, lease }) => ({ id, lease })),
      );
      expect(await store.queues.findLeases('nobody')).toEqual([]);
    });

    it('belong to one server, by every character of its id', async () => {
      const jobs = [];
      for (const serverId of ALIKE_NAMES) jobs.push(await store.running({}, serverId));

      for (const { id, lease } of jobs) {
        expect(await store.queues.findLeases(lease.serverId)).toEqual([{ id, lease }]);
        const elsewhere = { id, lease: { ...lease, serverId: `${lease.serverId} ` } };
        expect(await store.queues.findLostLeases([{ id, lease }, elsewhere])).toEqual([id]);
      }
    });

    it('are lost when the job is moved, handed back, or unknown', async () => {
      const running = await store.running();
      const deleted = await store.running();
      await store.apply(aTransition(await store.find(deleted.id), { to: 'Deleted' }));
      const handedBack = await store.running();
      await store.queues.handBack([handedBack]);
      const unknown = { id: aJobId(), lease: running.lease };

      const lost = await store.queues.findLostLeases([running, deleted, handedBack, unknown]);
      expect(lost.sort()).toEqual(idsOf([deleted, handedBack, unknown]).sort());
    });

    it('are lost when the job runs on another server', async () => {
      const before = await store.running({}, 'server-1');
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      await store.claimNext({ serverId: 'server-2' });

      expect(await store.queues.findLostLeases([before])).toEqual([before.id]);
    });

    it('are lost to a later attempt on the same server', async () => {
      const before = await store.running();
      await store.apply(aTransition(await store.find(before.id), { to: 'Enqueued' }));
      await store.claimNext();

      expect(await store.queues.findLostLeases([before])).toEqual([before.id]);
    });
  });
}
