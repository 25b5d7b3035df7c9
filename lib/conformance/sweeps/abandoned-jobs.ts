import { expect } from '../expect.js';
import type { StoreUnderTest } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { anEntry, aTransition } from '../support/builders.js';
import { MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function abandonedJobs({ describe, it, store }: Suite): void {
  describe('abandoned jobs', () => {
    it('are the jobs of a removed server', async () => {
      await store.announced('server-1');
      const { id } = await store.running();
      expect(await store.idsSeenBy('abandoned')).toEqual([]);

      await store.servers.remove('server-1');
      expect(await store.idsSeenBy('abandoned')).toEqual([id]);
    });

    it('are the jobs of a server that timed out and was removed', async () => {
      await store.announced('server-1');
      const { id } = await store.running();
      expect(await store.idsSeenBy('abandoned')).toEqual([]);

      await store.servers.removeTimedOut(-MINUTE);
      expect(await store.idsSeenBy('abandoned')).toEqual([id]);
    });

    it('are the jobs of a server that was never announced', async () => {
      const { id } = await store.running({}, 'nobody');

      expect(await store.idsSeenBy('abandoned')).toEqual([id]);
    });

    it('are not the jobs of other servers', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await store.running({}, 'server-1');
      const { id } = await store.running({}, 'server-2');
      await store.servers.remove('server-2');

      expect(await store.idsSeenBy('abandoned')).toEqual([id]);
    });

    it('are not the jobs of a server with a similar id', async () => {
      for (const id of ALIKE_NAMES) await store.announced(id);
      const running = [];
      for (const id of ALIKE_NAMES) running.push(await store.running({}, id));

      for (const { id, lease } of running) {
        await store.servers.remove(lease.serverId);
        expect(await store.idsSeenBy('abandoned')).toEqual([id]);
        await requeueAbandoned(store);
        await store.move({ id }, 'Deleted');
      }
    });

    it('are not the jobs that the server has finished or handed back', async () => {
      await store.apply(aTransition(await store.running(), { to: 'Succeeded' }));
      await store.apply(aTransition(await store.running(), { to: 'Failed' }));
      await store.queues.handBack([await store.running()]);

      expect(await store.idsSeenBy('abandoned')).toEqual([]);
    });

    it('are found up to a limit', async () => {
      await store.storedMany(5);
      await store.claim();

      expect(await store.seenBy('abandoned', 3)).toHaveLength(3);
    });

    it('show the run that was lost', async () => {
      const { id } = await store.running({}, 'server-7');

      const [job] = await store.seenBy('abandoned');
      expect(job).toEqual(await store.find(id));
      expect(job).toMatchObject({ state: 'Processing', serverId: 'server-7', attempt: 1 });
      expect(job?.history.at(-1)).toMatchObject({
        state: 'Processing',
        data: { serverId: 'server-7' },
      });
    });

    it('go back to their queue with the run in their history', async () => {
      const lost = await store.running({}, 'server-1');
      await requeueAbandoned(store);

      expect(await store.historyOf(lost.id)).toEqual(['Enqueued', 'Processing', 'Enqueued']);
      const job = await store.claimNext({ serverId: 'server-2' });
      expect(job).toMatchObject({ id: lost.id, lease: { serverId: 'server-2', attempt: 2 } });
    });

    it('refuse the late answer of the lost server', async () => {
      const lost = await store.running();
      await requeueAbandoned(store);
      await store.claimNext({ serverId: 'server-2' });

      expect(await store.apply(aTransition(lost, { to: 'Succeeded' }))).toMatchObject({
        applied: false,
        obstacle: 'changed',
      });
    });

    it('are each found by one of many sweeps at once', async () => {
      const jobs = await store.storedMany(40);
      await store.claim();

      const sweeps = Array.from({ length: 8 }, () => requeueAbandoned(store));
      const seen = (await Promise.all(sweeps)).flat();
      seen.push(...(await requeueAbandoned(store)));
      expect(seen.sort()).toEqual(idsOf(jobs));
    });
  });
}

/** @returns the ids of the jobs that it requeued */
async function requeueAbandoned(store: StoreUnderTest): Promise<string[]> {
  const seen: string[] = [];
  await store.sweeps.sweep('abandoned', 100, async (records) => {
    seen.push(...idsOf(records));
    return records.map((record) => {
      const history = [...record.history.slice(-1), anEntry('Enqueued')];
      return aTransition(record, { to: 'Enqueued', history });
    });
  });
  return seen;
}
