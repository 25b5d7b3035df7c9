import { expect } from '../expect.js';
import { holder } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE, SECOND } from '../support/durations.js';

export function heartbeats({ describe, it, store }: Suite): void {
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

    it('does not count claimed, waiting and scheduled jobs as ready', async () => {
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

    it('says when the server that has been silent for longest will count as gone', async () => {
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
