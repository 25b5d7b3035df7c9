import { InvalidSearchError } from '../../storage/errors/invalid-search-error.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';

export function statistics({ describe, it, store }: Suite): void {
  describe('counting by state', () => {
    it('counts live jobs by their state', async () => {
      await store.storedMany(3);
      await store.claim({ limit: 1 });
      await store.stored({ state: 'Failed' });
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await store.stored({ state: 'Awaiting' });

      expect((await store.statistics.countByState()).byState).toMatchObject({
        Enqueued: 2,
        Processing: 1,
        Failed: 1,
        Scheduled: 1,
        Awaiting: 1,
      });
    });

    it('follows the jobs from state to state', async () => {
      const job = await store.running();
      expect(await store.countIn('Enqueued')).toBe(0);
      await store.apply(aTransition(job, { to: 'Failed' }));
      expect(await store.countIn('Processing')).toBe(0);
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));
      expect(await store.countIn('Failed')).toBe(0);
      expect(await store.countIn('Enqueued')).toBe(1);
    });

    it('counts all jobs that ever ended in a state', async () => {
      await store.apply(aTransition(await store.running(), { to: 'Succeeded' }));
      await store.stored({ state: 'Succeeded' });
      await store.stored({ state: 'Deleted' });

      expect(await store.countIn('Succeeded')).toBe(2);
      expect(await store.countIn('Deleted')).toBe(1);
    });

    it('keeps counting a requeued job, and counts its second end', async () => {
      const job = await store.running();
      await store.apply(aTransition(job, { to: 'Succeeded' }));
      await store.apply(aTransition(await store.find(job.id), { to: 'Enqueued' }));
      expect(await store.countIn('Succeeded')).toBe(1);

      await store.apply(aTransition(await store.claimNext(), { to: 'Succeeded' }));
      expect(await store.countIn('Succeeded')).toBe(2);
    });

    it('keeps counting expired jobs', async () => {
      await store.stored({ state: 'Succeeded', expireAt: store.ago(MINUTE) });
      await store.maintenance.removeExpired({});

      expect(await store.countIn('Succeeded')).toBe(1);
    });

    it('may stop where it is asked to, and says so', async () => {
      await store.storedMany(3, { state: 'Failed' });
      await store.stored({ state: 'Awaiting' });

      const { byState, bounded } = await store.statistics.countByState(2);
      expect([
        [2, ['Failed']],
        [3, []],
      ]).toContainEqual([byState.Failed, bounded]);
      expect(byState.Awaiting).toBe(1);
      expect(await store.statistics.countByState(3)).toMatchObject({
        byState: { Failed: 3, Awaiting: 1 },
        bounded: [],
      });
      for (const atMost of [-1, 1.5, Number.NaN]) {
        const counting = store.statistics.countByState(atMost);
        await expect(counting).rejects.toThrow(InvalidSearchError);
      }
    });

    it('tells states apart by every character of their names', async () => {
      for (const [index, state] of ALIKE_NAMES.entries()) {
        await store.storedMany(index + 1, { state });
      }

      const { byState } = await store.statistics.countByState();
      expect(byState).toMatchObject(
        Object.fromEntries(ALIKE_NAMES.map((state, index) => [state, index + 1])),
      );
    });

    it('counts a job once that is stored again, and no refused transition', async () => {
      const job = aNewJob({ state: 'Succeeded' });
      await store.jobs.createJobs([job]);
      await store.jobs.createJobs([job], { mayExist: true });
      const from = { isFinished: false };
      await store.apply(aTransition(job, { to: 'Succeeded', from }));

      expect(await store.countIn('Succeeded')).toBe(1);
    });
  });
}
