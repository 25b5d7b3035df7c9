import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { DAY, HOUR, MINUTE, SECOND } from '../support/durations.js';

export function expiration({ describe, it, store }: Suite): void {
  describe('finished jobs', () => {
    it('are not found when they have expired', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded', expireAt: store.ago(SECOND) }));
      const { id } = await store.stored({ state: 'Deleted', expireAt: store.ago(2 * DAY) });

      expect(await store.jobs.findJob(job.id)).toBeUndefined();
      expect(await store.jobs.findJob(id)).toBeUndefined();
    });

    it('cannot be changed when they have expired', async () => {
      const job = await store.stored({ state: 'Succeeded', expireAt: store.ago(SECOND) });

      expect(await store.apply(aTransition(job, { to: 'Enqueued' }))).toEqual({
        applied: false,
        obstacle: 'not-found',
      });
      expect(await store.claim()).toEqual([]);
    });

    it('are removed when they have expired, and not before', async () => {
      const expired = await store.stored({ state: 'Succeeded', expireAt: store.ago(2 * DAY) });
      const kept = await store.stored({ state: 'Succeeded', expireAt: store.ahead(HOUR) });
      await store.maintenance.removeExpired({});

      expect(await store.jobs.findJob(expired.id)).toBeUndefined();
      expect(await store.jobs.findJob(kept.id)).toBeDefined();
    });

    it('are kept until they expire, even for years', async () => {
      const expireAt = store.ahead(5_000 * DAY);
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded', expireAt }));
      await store.maintenance.removeExpired({});

      expect(await store.find(job.id)).toMatchObject({ state: 'Succeeded', expireAt });
    });

    it('do not expire when they are requeued', async () => {
      const job = await store.stored({ state: 'Deleted' });
      await store.apply(aTransition(job, { to: 'Enqueued' }));
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });

      expect(await store.find(job.id)).toMatchObject({ expireAt: undefined });
      expect(await store.claimedIds()).toEqual([job.id]);
    });
  });

  describe('failed jobs', () => {
    it('are kept for ever unless there is a retention', async () => {
      const { id } = await store.stored({ state: 'Failed' });
      await store.maintenance.removeExpired({});
      await store.maintenance.removeExpired({ failedRetentionMs: undefined });

      expect(await store.find(id)).toMatchObject({ state: 'Failed' });
    });

    it('are removed after their retention', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Failed' }));

      await store.maintenance.removeExpired({ failedRetentionMs: HOUR });
      expect(await store.find(job.id)).toMatchObject({ state: 'Failed' });
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });
      expect(await store.jobs.findJob(job.id)).toBeUndefined();
      expect(await store.countIn('Failed')).toBe(0);
    });
  });

  describe('unfinished jobs', () => {
    it('never expire', async () => {
      const runAt = store.ago(900 * DAY);
      const jobs = [
        await store.running(),
        await store.stored({ runAt }),
        await store.stored({ state: 'Scheduled', runAt }),
        await store.stored({ state: 'Awaiting' }),
      ];
      await store.maintenance.removeExpired({ failedRetentionMs: -MINUTE });

      for (const { id } of jobs) expect(await store.jobs.findJob(id)).toBeDefined();
    });

    it('are cleaned up by several servers at once', async () => {
      await store.storedMany(20, { state: 'Succeeded', expireAt: store.ago(2 * DAY) });
      await store.storedMany(20, { state: 'Failed' });
      const options = { failedRetentionMs: -MINUTE };

      await Promise.all(Array.from({ length: 5 }, () => store.maintenance.removeExpired(options)));
      expect(await store.countIn('Failed')).toBe(0);
    });
  });
}
