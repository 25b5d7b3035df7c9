import type { RecurringJobValues } from '../../storage/recurring/recurring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId } from '../support/builders.js';
import { HOUR, SECOND } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { foundRecurring, occurrencesOf, recurring } from './recurring-scenarios.js';

export function recurringJobs({ describe, it, store }: Suite): void {
  describe('a recurring job', () => {
    it('comes back as it was stored', async () => {
      const at = (seconds: number) => new Date(1_900_000_000_123 + seconds * SECOND);
      const values = aRecurringJob({
        id: 'Übersicht "für" \\ alle 🎉',
        arguments: '[[1], "\\u0000", {"b":1,  "a":2}]',
        cron: '*/5 9-17 * * MON-FRI',
        timeZone: 'Europe/Istanbul',
        queue: 'reports',
        misfire: 'strict',
        overlap: 'queue',
        startAt: at(1),
        endAt: new Date('9999-12-31T23:59:59.999Z'),
        jitterMs: 90_000_000_000,
        description: "It's a 'test', {1,2}",
        declaration: '{"cron":"@daily"}',
        pausedAt: at(2),
        pausedBy: 'Renée "O\'Hara" 100%_\\ 🙂',
        nextRunAt: at(3),
        overdueSince: at(4),
        lastRunAt: at(5),
        lastJobId: aJobId(),
        error: 'Error: broken\n  at "line" {1}',
        failures: 3,
      });
      const stored = await recurring(store, values);

      expect(stored).toMatchObject(values);
      expect(await foundRecurring(store, values.id)).toEqual(stored);
      expect(await store.storage.recurring.list()).toEqual([stored]);
    });

    it('comes back without the values that it does not have', async () => {
      const { version, createdAt, updatedAt, ...values } = await recurring(store);

      expect(values).toEqual(aRecurringJob());
      expect(version).toBe(1);
      expect(updatedAt.getTime() - createdAt.getTime()).toBeLessThan(HOUR);
      expect(Math.abs(createdAt.getTime() - store.ago(0).getTime())).toBeLessThan(HOUR);
    });

    it('is undefined when it does not exist', async () => {
      expect(await store.storage.recurring.find('nobody')).toBeUndefined();
      expect(await store.storage.recurring.list()).toEqual([]);
      expect(await store.storage.recurring.change('nobody', () => undefined)).toBeUndefined();
      expect(await store.storage.recurring.remove('nobody')).toBe(false);
    });

    it('is changed by a decision that sees its values', async () => {
      const before = await recurring(store, { queue: 'a', nextRunAt: store.ahead(HOUR) });
      const changed = await store.storage.recurring.change('report', (current) => {
        expect(current).toEqual(before);
        return aRecurringJob({ ...current, queue: 'b', nextRunAt: undefined });
      });

      expect(changed).toMatchObject({
        queue: 'b',
        nextRunAt: undefined,
        version: 2,
        createdAt: before.createdAt,
      });
      expect(changed?.updatedAt.getTime()).toBeGreaterThanOrEqual(before.updatedAt.getTime());
      expect(await foundRecurring(store)).toEqual(changed);
    });

    it('stays as it is when the decision is to change nothing, or fails', async () => {
      const before = await recurring(store);
      const fail = () => {
        throw new TypeError('No');
      };

      expect(await store.storage.recurring.change('report', () => undefined)).toEqual(before);
      await expect(store.storage.recurring.change('report', fail)).rejects.toThrow();
      expect(await foundRecurring(store)).toEqual(before);
    });

    it('does not change when the caller changes the answer', async () => {
      const record = await recurring(store, { nextRunAt: store.ahead(HOUR) });
      record.nextRunAt?.setTime(0);

      expect((await foundRecurring(store)).nextRunAt?.getTime()).toBeGreaterThan(0);
    });

    it('loses none of several changes at once', async () => {
      const add = (current: RecurringJobValues | undefined) =>
        aRecurringJob({ ...current, failures: (current?.failures ?? 0) + 1 });
      await Promise.all(
        Array.from({ length: 10 }, () => store.storage.recurring.change('report', add)),
      );

      expect(await foundRecurring(store)).toMatchObject({ failures: 10, version: 10 });
    });

    it('is removed with its occurrences', async () => {
      await recurring(store);
      await store.storage.recurring.recordTrigger('report', aJobId());

      expect(await store.storage.recurring.remove('report')).toBe(true);
      expect(await store.storage.recurring.find('report')).toBeUndefined();
      expect(await occurrencesOf(store, 'report')).toEqual([]);
      expect(await store.storage.recurring.remove('report')).toBe(false);
    });
  });
}
