import { expect } from '../expect.js';
import { holder } from '../locks/lock-scenarios.js';
import { HOUR, idsOf, MINUTE, SECOND } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';

export function servers(suite: Suite): void {
  const { describe, it, store } = suite;
  const serverIds = async () => idsOf(await store.servers.list()).sort();

  describe('servers', () => {
    it('are listed as they announced themselves', async () => {
      const queues = ['critical', 'default'];
      await store.servers.announce({ id: 'server-1', name: 'web-1', queues, workerCount: 20 });

      const [server] = await store.servers.list();
      expect(server).toMatchObject({ id: 'server-1', name: 'web-1', queues, workerCount: 20 });
      for (const time of [server?.startedAt, server?.heartbeatAt]) {
        expect(time?.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
      }
    });

    it('are listed once, however often they announce themselves', async () => {
      await store.announced('server-1');
      const again = { id: 'server-1', name: 'web-1', queues: ['other'], workerCount: 1 };
      await store.servers.announce(again);

      expect(await store.servers.list()).toMatchObject([again]);
    });

    it('are told apart by every character of their ids', async () => {
      for (const id of ALIKE_NAMES) await store.announced(id);
      expect(await serverIds()).toEqual(ALIKE_NAMES.toSorted());
      await store.servers.remove('a');
      await store.servers.requestStop('A');

      const pulseOf = (id: string) =>
        store.servers.heartbeat(id, { queues: [], serverTimeoutMs: HOUR });
      const pulses = [];
      for (const id of ALIKE_NAMES) pulses.push({ id, ...(await pulseOf(id)) });
      expect(idsOf(pulses.filter(({ isKnown }) => !isKnown))).toEqual(['a']);
      expect(idsOf(pulses.filter(({ isStopRequested }) => isStopRequested))).toEqual(['A']);
    });

    it('are gone when they are removed', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await store.servers.remove('server-1');
      await store.servers.remove('nobody');

      expect(await serverIds()).toEqual(['server-2']);
    });

    it('are removed when they were silent for longer than the timeout', async () => {
      await store.announced('server-1');
      await store.announced('server-2');

      expect(await store.servers.removeTimedOut(HOUR)).toEqual([]);
      expect((await store.servers.removeTimedOut(-MINUTE)).sort()).toEqual([
        'server-1',
        'server-2',
      ]);
      expect(await serverIds()).toEqual([]);
      expect(await store.servers.removeTimedOut(-MINUTE)).toEqual([]);
    });

    it('stay on record when the store is opened once more', async () => {
      await store.announced('server-1');
      await store.storage.open();

      expect(await serverIds()).toEqual(['server-1']);
    });
  });

  heartbeats(suite);
}

function heartbeats({ describe, it, store }: Suite): void {
  const heartbeat = (serverTimeoutMs = HOUR, queues = ['default']) =>
    store.servers.heartbeat('server-1', { queues, serverTimeoutMs });

  describe('a heartbeat', () => {
    it('knows the server until it is removed', async () => {
      await store.announced('server-1');
      expect(await heartbeat()).toMatchObject({ isKnown: true });

      await store.servers.remove('server-1');
      expect(await heartbeat()).toMatchObject({ isKnown: false });
    });

    it('does not bring a removed server back', async () => {
      await heartbeat();

      expect(await store.servers.list()).toEqual([]);
    });

    it('says whether the queues of the server have ready jobs', async () => {
      await store.stored({ queue: 'b' });

      expect(await heartbeat(HOUR, ['a'])).toMatchObject({ hasReadyJobs: false });
      expect(await heartbeat(HOUR, ['a', 'b'])).toMatchObject({ hasReadyJobs: true });
      expect(await heartbeat(HOUR, [])).toMatchObject({ hasReadyJobs: false });
    });

    it('takes no claimed, waiting or scheduled job for a ready one', async () => {
      await holder(store);
      await store.takesLock(await store.running());
      await store.stored({ state: 'Scheduled', runAt: store.ago(MINUTE) });

      expect(await heartbeat()).toMatchObject({ hasReadyJobs: false });
    });

    it('says when the next job becomes due', async () => {
      await store.announced('server-1');
      expect((await heartbeat()).nextDueAt).toBeUndefined();
      const runAt = store.ago(MINUTE);
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await store.stored({ state: 'Scheduled', runAt });

      expect((await heartbeat()).nextDueAt).toEqual(runAt);
    });

    it('says when the next waiting job becomes overdue', async () => {
      await holder(store);
      await store.takesLock(await store.running(), { timeoutMs: -HOUR });

      const { nextDueAt } = await heartbeat();
      expect(nextDueAt?.getTime()).toBeLessThan(store.ago(HOUR - MINUTE).getTime());
    });

    it('says that jobs are abandoned by servers that are gone', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      expect(await heartbeat()).toMatchObject({ hasAbandonedJobs: false });
      await store.running({}, 'server-2');
      expect(await heartbeat()).toMatchObject({ hasAbandonedJobs: false });

      await store.servers.remove('server-2');
      expect(await heartbeat()).toMatchObject({ hasAbandonedJobs: true });
    });

    it('says that jobs are abandoned by servers that were silent for too long', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await store.running({}, 'server-2');

      expect(await heartbeat(-MINUTE)).toMatchObject({ hasAbandonedJobs: true });
      expect(await heartbeat(HOUR)).toMatchObject({ hasAbandonedJobs: false });
    });

    it('says when the server that was silent for longest will count as gone', async () => {
      await store.announced('server-1');
      await store.announced('server-2');
      await heartbeat();
      const silent = (await store.servers.list()).find(({ id }) => id === 'server-2');
      const expected = (silent?.heartbeatAt.getTime() ?? 0) + HOUR;

      const { nextTimeoutAt } = await heartbeat();
      expect(Math.abs((nextTimeoutAt?.getTime() ?? 0) - expected)).toBeLessThan(SECOND);
    });
  });
}
