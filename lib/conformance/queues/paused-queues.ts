import { NAME_LIMITS } from '../../storage/name-limits.js';
import { HeardEvents } from '../events/heard-events.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

const LONGEST_NAME = 'q'.repeat(NAME_LIMITS.queue);

export function pausedQueues({ describe, it, store }: Suite): void {
  const heartbeat = (queues: string[] = []) =>
    store.servers.heartbeat('server-1', { queues, serverTimeoutMs: HOUR });

  describe('a paused queue', () => {
    it('is claimed by nobody until it is resumed', async () => {
      const { id } = await store.stored({ queue: 'a' });
      expect(await store.queues.pause('a', 'Ada')).toBe(true);
      expect(await store.claim({ queues: ['a'] })).toEqual([]);

      expect(await store.queues.resume('a')).toBe(true);
      expect(await store.claimedIds({ queues: ['a'] })).toEqual([id]);
    });

    it('changes nothing about the order of the other queues', async () => {
      for (const queue of ['a', 'b', 'c', 'd']) await store.storedMany(2, { queue });
      await store.queues.pause('c', 'Ada');

      const claimed = await store.claim({ queues: ['d', 'c', 'a', 'b'], limit: 5 });
      expect(claimed.map(({ queue }) => queue)).toEqual(['d', 'd', 'a', 'a', 'b']);
    });

    it('takes new jobs, and keeps its running jobs', async () => {
      const running = await store.running({ queue: 'a' });
      await store.queues.pause('a', 'Ada');
      await store.stored({ queue: 'a' });

      expect(await store.find(running.id)).toMatchObject({ state: 'Processing' });
      expect(await store.countIn('Enqueued')).toBe(1);
    });

    it('takes back jobs that were claimed before the pause', async () => {
      const job = await store.running({ queue: 'a' });
      await store.queues.pause('a', 'Ada');
      await store.queues.handBack([job]);

      expect(await store.claim({ queues: ['a'] })).toEqual([]);
      await store.queues.resume('a');
      expect(await store.claimedIds({ queues: ['a'] })).toEqual([job.id]);
    });

    it('is listed in the order of names, with the time and the person', async () => {
      const before = store.ago(MINUTE);
      await store.queues.pause(LONGEST_NAME, 'Renée "O\'Hara" 100%_\\ 🙂');
      await store.queues.pause('a-b_c', 'Ada');

      const paused = await store.queues.pausedQueues();
      expect(paused).toEqual([
        { name: 'a-b_c', pausedAt: expect.any(Date), pausedBy: 'Ada' },
        {
          name: LONGEST_NAME,
          pausedAt: expect.any(Date),
          pausedBy: 'Renée "O\'Hara" 100%_\\ 🙂',
        },
      ]);
      for (const { pausedAt } of paused) expect(pausedAt.getTime()).toBeGreaterThan(+before);
    });

    it('is paused once, and resumed once', async () => {
      expect(await store.queues.pause('a', 'Ada')).toBe(true);
      expect(await store.queues.pause('a', 'Grace')).toBe(false);
      expect(await store.queues.pausedQueues()).toMatchObject([{ pausedBy: 'Ada' }]);

      expect(await store.queues.resume('a')).toBe(true);
      expect(await store.queues.resume('a')).toBe(false);
      expect(await store.queues.resume("'; --\0")).toBe(false);
      expect(await store.queues.pausedQueues()).toEqual([]);
    });

    it('has a name that is allowed for queues', async () => {
      for (const name of ['', 'Default', 'a b', "a'", 'ä', '\0', `${LONGEST_NAME}q`]) {
        await expect(store.queues.pause(name, 'Ada')).rejects.toMatchObject({
          code: 'HANGFIRE_INVALID_QUEUE_NAME',
        });
      }
    });

    it('is announced, and announced as ready when it is resumed', async () => {
      const heard = await HeardEvents.of(store);
      await store.queues.pause('a', 'Ada');
      await heard.first(({ kind }) => kind === 'queues');

      const later = await HeardEvents.of(store);
      await store.queues.resume('a');
      await Promise.all([later.first(({ kind }) => kind === 'queues'), later.ready('a')]);
    });

    it('is named by the heartbeat, which does not count its jobs as ready', async () => {
      await store.announced('server-1');
      await store.stored({ queue: 'a' });
      expect(await heartbeat(['a'])).toMatchObject({ pausedQueues: [], hasReadyJobs: true });
      await store.queues.pause('a', 'Ada');
      expect(await heartbeat(['a'])).toMatchObject({ pausedQueues: ['a'], hasReadyJobs: false });

      const { id } = await store.stored({ queue: 'b' });
      expect(await heartbeat(['a', 'b'])).toMatchObject({ hasReadyJobs: true });
      expect(idsOf(await store.claim({ queues: ['a', 'b'] }))).toEqual([id]);
    });
  });
}
