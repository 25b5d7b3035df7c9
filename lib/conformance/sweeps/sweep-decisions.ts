import type { TransitionOutcome } from '../../storage/jobs/transition.js';
import { expect } from '../expect.js';
import { holder } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';

export function sweepDecisions({ describe, it, store }: Suite): void {
  const due = () => store.stored({ state: 'Scheduled', runAt: store.ago(MINUTE) });

  describe('a sweep', () => {
    it('applies the decisions and tells how many jobs it found', async () => {
      const jobs = [await due(), await due()];
      const counters = ['enqueued'];

      const found = await store.sweeps.sweep('due', 10, async (records) =>
        records.map((record) => aTransition(record, { to: 'Enqueued', counters })),
      );
      expect(found).toBe(2);
      expect(await store.claimedIds()).toEqual(idsOf(jobs));
      expect(await store.total('enqueued')).toBe(2);
      expect(await store.idsSeenBy('due')).toEqual([]);
    });

    it('changes no job without a decision', async () => {
      const [first, second] = [await due(), await due()];
      const before = await store.find(second.id);

      const found = await store.sweeps.sweep('due', 10, async (records) =>
        records
          .filter(({ id }) => id === first.id)
          .map((record) => aTransition(record, { to: 'Deleted' })),
      );
      expect(found).toBe(2);
      expect(await store.find(second.id)).toEqual(before);
      expect(await store.idsSeenBy('due')).toEqual([second.id]);
    });

    it('refuses a transition whose expectation does not hold', async () => {
      const { id } = await due();
      const from = { state: 'Enqueued', isFinished: false };

      await store.sweeps.sweep('due', 10, async (records) =>
        records.map((record) => aTransition(record, { to: 'Deleted', from })),
      );
      expect(await store.find(id)).toMatchObject({ state: 'Scheduled' });
    });

    it('changes nothing when the decision throws', async () => {
      const { id } = await due();
      const before = await store.find(id);
      const sweeping = store.sweeps.sweep('due', 10, async () => {
        throw new Error('No decision');
      });

      await expect(sweeping).rejects.toThrow('No decision');
      expect(await store.find(id)).toEqual(before);
      expect(await store.idsSeenBy('due')).toEqual([id]);
    });

    it('applies either its decision or a change that comes while it decides', async () => {
      const { id } = await due();
      // We do not await the change inside of the decision: a store may have only one session, which waits for this
      // decision.
      let deleting: Promise<TransitionOutcome | undefined> | undefined;
      await store.sweeps.sweep('due', 10, async (records) => {
        return records.map((record) => {
          deleting = store.apply(aTransition(record, { to: 'Deleted' }));
          return aTransition(record, { to: 'Enqueued' });
        });
      });

      const state = (await deleting)?.applied ? 'Deleted' : 'Enqueued';
      expect(await store.historyOf(id)).toEqual(['Scheduled', state]);
      expect(await store.find(id)).toMatchObject({ state });
    });

    it('asks for no decision when it finds no job', async () => {
      const sweeping = store.sweeps.sweep('due', 10, async () => {
        throw new Error('Asked about nothing');
      });

      expect(await sweeping).toBe(0);
    });

    it('says when the next job becomes due', async () => {
      expect(await store.sweeps.nextDueAt()).toBeUndefined();
      const runAt = store.ahead(MINUTE);
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      await store.stored({ state: 'Scheduled', runAt });

      expect(await store.sweeps.nextDueAt()).toEqual(runAt);
    });

    it('says that a job without a time is due, before all other jobs', async () => {
      const job = await store.stored();
      await store.move(job, 'Scheduled');
      await store.stored({ state: 'Scheduled', runAt: store.ahead(HOUR) });
      const now = store.ago(0).getTime();

      expect((await store.sweeps.nextDueAt())?.getTime()).toBeLessThanOrEqual(now);
      expect((await store.pulse()).nextDueAt?.getTime()).toBeLessThanOrEqual(now);
    });

    it('says when the next job becomes overdue', async () => {
      await store.stored({ state: 'Scheduled', runAt: store.ahead(2 * HOUR) });
      await holder(store);
      await store.takesLock(await store.running(), { timeoutMs: HOUR });

      const nextDueAt = await store.sweeps.nextDueAt();
      expect(nextDueAt?.getTime()).toBeGreaterThan(store.ahead(HOUR - MINUTE).getTime());
      expect(nextDueAt?.getTime()).toBeLessThan(store.ahead(HOUR + MINUTE).getTime());
    });
  });
}
