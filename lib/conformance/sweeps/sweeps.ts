import { expect } from '../expect.js';
import { holder, RESOURCE } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { HOUR, MINUTE, SECOND } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function sweeps({ describe, it, store }: Suite): void {
  const scheduled = (runAt: Date) => store.stored({ state: 'Scheduled', runAt });

  describe('a sweep of due jobs', () => {
    it('finds the jobs whose time has come, the earliest first', async () => {
      const late = await scheduled(store.ago(MINUTE));
      const early = await scheduled(store.ago(HOUR));
      await scheduled(store.ahead(HOUR));
      await store.stored({ runAt: store.ago(HOUR) });

      expect(await store.idsSeenBy('due')).toEqual(idsOf([early, late]));
    });

    it('finds no more jobs than its limit', async () => {
      const jobs = [];
      for (let n = 0; n < 5; n += 1) jobs.push(await scheduled(store.ago(HOUR - n * SECOND)));

      expect(await store.idsSeenBy('due', 3)).toEqual(idsOf(jobs.slice(0, 3)));
    });

    it('finds the jobs without a time, which are due at once', async () => {
      const [created, moved] = [await store.stored({ state: 'Scheduled' }), await store.stored()];
      await store.move(moved, 'Scheduled');
      const late = await scheduled(store.ago(MINUTE));
      await scheduled(store.ahead(HOUR));

      expect((await store.idsSeenBy('due')).sort()).toEqual(idsOf([created, moved, late]).sort());
      expect(await store.idsSeenBy('due', 2)).toHaveLength(2);
    });

    it('shows the whole job', async () => {
      const { id } = await store.stored({
        state: 'Scheduled',
        runAt: store.ago(MINUTE),
        parameters: { retries: 1 },
      });

      expect(await store.seenBy('due')).toEqual([await store.find(id)]);
    });
  });

  describe('a sweep of overdue jobs', () => {
    it('finds the jobs in the order of their deadlines, up to its limit', async () => {
      await holder(store);
      const deadlines = [3, 1, 2].map((minutes) => -minutes * MINUTE);
      const jobs = [];
      for (const timeoutMs of deadlines) {
        const job = await store.running();
        await store.takesLock(job, { timeoutMs });
        jobs.push(job);
      }
      const [first, third, second] = idsOf(jobs);

      expect(await store.idsSeenBy('overdue')).toEqual([first, second, third]);
      expect(await store.idsSeenBy('overdue', 2)).toEqual([first, second]);
    });

    it('shows the resource that each job waits for', async () => {
      await holder(store);
      await store.takesLock(await store.running(), { timeoutMs: -MINUTE });

      expect(await store.seenBy('overdue')).toMatchObject([
        { state: 'Enqueued', waitingFor: RESOURCE },
      ]);
    });
  });
}
