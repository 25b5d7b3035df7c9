import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { HOUR } from '../support/durations.js';
import {
  dueOne,
  foundRecurring,
  idsSeenDue,
  recurring,
  schedule,
  scheduled,
  seenDue,
} from './recurring-scenarios.js';

export function dueRecurringJobs({ describe, it, store }: Suite): void {
  describe('recurring jobs are due', () => {
    it('when their time has come and they are not paused', async () => {
      await dueOne(store, { id: 'due' });
      await dueOne(store, { id: 'paused', pausedAt: store.ago(1) });
      await recurring(store, { id: 'later', nextRunAt: store.ahead(HOUR) });
      await recurring(store, { id: 'never' });

      expect(await seenDue(store)).toEqual([
        { record: await foundRecurring(store, 'due'), unfinishedJobId: undefined },
      ]);
    });

    it('in the order of their times, up to a limit', async () => {
      for (const [id, ms] of [
        ['b', 2],
        ['c', 1],
        ['a', 3],
      ] as const) {
        await dueOne(store, { id, nextRunAt: store.ago(ms * HOUR) });
      }

      expect(await idsSeenDue(store, 2)).toEqual(['a', 'b']);
      expect(await schedule(store, () => undefined, 2)).toBe(2);
      expect(await schedule(store, () => undefined)).toBe(3);
    });

    it('until a scheduler decides about them', async () => {
      await dueOne(store, { id: 'a' });
      await dueOne(store, { id: 'b' });
      const nextRunAt = store.ahead(HOUR);
      const decideA = ({ record: { id } }: { record: { id: string } }) =>
        id === 'a' ? scheduled(id, [], { nextRunAt }) : undefined;

      expect(await schedule(store, decideA)).toBe(2);
      expect(await idsSeenDue(store)).toEqual(['b']);
      expect(await store.storage.recurring.schedule(0, async () => [])).toBe(0);
    });

    it('for one scheduler at a time', async () => {
      await dueOne(store);
      await store.storage.recurring.schedule(10, async () => {
        // In a database with one connection, other schedulers wait until this decision ends.
        if (!store.storage.features.exclusive) expect(await idsSeenDue(store)).toEqual([]);
        return [];
      });

      expect(await idsSeenDue(store)).toEqual(['report']);
    });
  });
}
