import type { PassedOccurrence } from '../../storage/recurring/recurring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import {
  dueOne,
  foundRecurring,
  noOccurrence,
  occurrencesOf,
  recurring,
  schedule,
  scheduled,
} from './recurring-scenarios.js';

export function occurrenceKinds({ describe, it, store }: Suite): void {
  const decide = async (
    occurrences: Parameters<typeof scheduled>[1],
    given: Parameters<typeof scheduled>[2] = {},
  ) => {
    const { nextRunAt } = await foundRecurring(store);
    return schedule(store, ({ record: { id } }) =>
      scheduled(id, occurrences, { nextRunAt, ...given }),
    );
  };
  const passOver = (passed: readonly PassedOccurrence[]) =>
    store.storage.recurring.change('report', (current) => ({ ...aRecurringJob(current), passed }));
  const recorded = () => occurrencesOf(store, 'report');
  const error = `Error: "it's" gone\n  at {1}`;

  describe('the history of a recurring job', () => {
    it('tells what was created, and when', async () => {
      await dueOne(store);
      const [nominalAt, job] = [store.ago(3 * MINUTE), aNewJob()];
      await decide([{ nominalAt, kind: 'created', job }]);

      const [{ recordedAt = nominalAt, ...only } = noOccurrence()] = await recorded();
      expect(only).toEqual({ nominalAt, ...nothing, kind: 'created', jobId: job.id, ...enqueued });
      expect(Math.abs(recordedAt.getTime() - store.ago(0).getTime())).toBeLessThan(MINUTE);
    });

    it('tells what was made up for, and the error that had kept it from being created', async () => {
      await dueOne(store);
      const job = aNewJob();
      await decide([{ nominalAt: store.ago(HOUR), kind: 'made-up', error, job }]);

      expect(await recorded()).toMatchObject([{ kind: 'made-up', error, jobId: job.id }]);
    });

    it('has one entry for all times that were missed in a row', async () => {
      await dueOne(store);
      const [nominalAt, lastAt] = [store.ago(DAY), store.ago(HOUR)];
      await decide([{ nominalAt, lastAt, count: 1_001, kind: 'missed', error }]);

      expect(await recorded()).toMatchObject([
        { nominalAt, lastAt, count: 1_001, kind: 'missed', error, jobId: undefined },
      ]);
    });

    it.each(['running', 'paused', 'canceled'] as const)(
      'tells why a time was skipped: %s',
      async (reason) => {
        await dueOne(store);
        const runningJobId = reason === 'running' ? aJobId() : undefined;
        await decide([{ nominalAt: store.ago(HOUR), kind: 'skipped', reason, runningJobId }]);

        const [skipped = noOccurrence()] = await recorded();
        expect(skipped).toMatchObject({ kind: 'skipped', reason, count: 1 });
        expect(skipped.lastAt).toBeUndefined();
        expect(skipped.runningJobId).toBe(runningJobId);
      },
    );

    it.each(['Renée "O\'Hara" 100%_\\ 🙂', undefined])(
      'tells who has triggered a job: %s',
      async (by) => {
        await recurring(store);
        const { id } = await store.stored();
        await store.storage.recurring.recordTrigger('report', id, by);

        const [triggered = noOccurrence()] = await recorded();
        expect(triggered).toMatchObject({ kind: 'triggered', jobId: id, count: 1 });
        expect(triggered.recordedAt).toBeInstanceOf(Date);
        expect(triggered.triggeredBy).toBe(by);
      },
    );

    it('has the times that a change has passed over', async () => {
      await dueOne(store);
      const passed: PassedOccurrence[] = [
        { nominalAt: store.ago(DAY), lastAt: store.ago(HOUR), count: 7, kind: 'missed', error },
        { nominalAt: store.ago(MINUTE), kind: 'skipped', reason: 'paused' },
      ];
      const changed = await passOver(passed);

      expect(await recorded()).toMatchObject(passed.toReversed());
      expect(changed).not.toHaveProperty('passed');
      expect(await foundRecurring(store)).toEqual(changed);
    });

    it('has no time twice, whoever records it', async () => {
      await dueOne(store);
      const [nominalAt, job] = [store.ago(HOUR), aNewJob()];
      await decide([{ nominalAt, job }]);
      await passOver([{ nominalAt, kind: 'missed' }]);

      expect(await recorded()).toMatchObject([{ kind: 'created', jobId: job.id }]);
    });
  });

  describe('an occurrence whose job could not be created', () => {
    const nominalAt = () => new Date(Math.floor(store.ago(HOUR).getTime() / 1_000) * 1_000);

    it('tells the error of the latest try', async () => {
      await dueOne(store);
      const at = nominalAt();
      await decide([{ nominalAt: at, kind: 'failed', error: 'Error: first' }]);
      await decide([{ nominalAt: at, kind: 'failed', error }]);

      expect(await recorded()).toMatchObject([
        { nominalAt: at, kind: 'failed', error, jobId: undefined },
      ]);
    });

    it('still gets its job', async () => {
      await dueOne(store);
      const [at, job] = [nominalAt(), aNewJob()];
      await decide([{ nominalAt: at, kind: 'failed', error }]);
      await decide([{ nominalAt: at, kind: 'made-up', error, job }]);

      expect(await store.claimedIds()).toEqual([job.id]);
      expect(await recorded()).toMatchObject([
        { nominalAt: at, kind: 'made-up', error, jobId: job.id },
      ]);
    });

    it('is one of those that were missed when it gets none', async () => {
      await dueOne(store);
      const [at, lastAt] = [nominalAt(), store.ago(MINUTE)];
      await decide([{ nominalAt: at, kind: 'failed', error }]);
      const before = new Date(at.getTime() - HOUR);
      await passOver([{ nominalAt: before, lastAt, count: 3, kind: 'missed', error }]);

      expect(await recorded()).toMatchObject([{ nominalAt: before, lastAt, count: 3, error }]);
      expect(await recorded()).toHaveLength(1);
    });

    it('stays where something else is recorded for other times', async () => {
      await dueOne(store);
      const at = nominalAt();
      await decide([{ nominalAt: at, kind: 'failed', error }]);
      await decide([{ nominalAt: new Date(at.getTime() + 1), job: aNewJob() }]);

      expect(await recorded()).toMatchObject([{ kind: 'created' }, { kind: 'failed', error }]);
    });
  });
}

const enqueued = { state: 'Enqueued', startedAt: undefined, durationMs: undefined };
const nothing = {
  count: 1,
  lastAt: undefined,
  reason: undefined,
  runningJobId: undefined,
  triggeredBy: undefined,
  error: undefined,
};
