import { HeardEvents } from '../events/heard-events.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aJobId, aNewJob } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import {
  dueOne,
  foundRecurring,
  idsSeenDue,
  occurrencesOf,
  schedule,
  scheduled,
} from './recurring-scenarios.js';

export function createdOccurrences({ describe, it, store }: Suite): void {
  describe('scheduling', () => {
    it('stores jobs, occurrences and next times', async () => {
      const nominalAt = store.ago(MINUTE);
      const nextRunAt = store.ahead(HOUR);
      const job = aNewJob();
      const record = await dueOne(store, {
        nextRunAt: nominalAt,
        error: 'before',
        failures: 2,
        overdueSince: store.ago(HOUR),
      });
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [{ nominalAt, job }], { nextRunAt, lastRunAt: nominalAt }),
      );

      expect(await foundRecurring(store)).toEqual({
        ...record,
        nextRunAt,
        lastRunAt: nominalAt,
        lastJobId: job.id,
        overdueSince: undefined,
        error: undefined,
        failures: 0,
      });
      expect(await store.claimedIds()).toEqual([job.id]);
      expect(await occurrencesOf(store, 'report')).toMatchObject([
        { nominalAt, kind: 'created', jobId: job.id, state: 'Processing' },
      ]);
    });

    it('keeps the last run and its job where there is no new run', async () => {
      const lastRunAt = store.ago(DAY);
      const [overdueSince, lastJobId] = [store.ago(HOUR), aJobId()];
      await dueOne(store, { lastRunAt, lastJobId });
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [], { error: 'Error: "gone"', failures: 6, overdueSince }),
      );

      expect(await foundRecurring(store)).toMatchObject({
        nextRunAt: undefined,
        lastRunAt,
        lastJobId,
        overdueSince,
        error: 'Error: "gone"',
        failures: 6,
      });
    });

    it('never lets the last run go back', async () => {
      const lastRunAt = store.ahead(HOUR);
      await dueOne(store, { lastRunAt });
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [], { lastRunAt: store.ago(HOUR) }),
      );

      expect(await foundRecurring(store)).toMatchObject({ lastRunAt });
    });

    it('creates no occurrence twice, nor its job', async () => {
      const [first, second] = [store.ago(2 * MINUTE), store.ago(MINUTE)];
      const [one, twin, two] = [aNewJob(), aNewJob(), aNewJob()];
      await dueOne(store);
      await schedule(store, ({ record: { id, nextRunAt } }) =>
        scheduled(id, [{ nominalAt: first, job: one }], { nextRunAt }),
      );
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [
          { nominalAt: first, job: twin },
          { nominalAt: second, job: two },
        ]),
      );

      expect(await store.claimedIds()).toEqual([one.id, two.id]);
      expect(await foundRecurring(store)).toMatchObject({ lastJobId: two.id });
      expect(await store.jobs.findJob(twin.id)).toBeUndefined();
    });

    it('never repeats an occurrence without a job', async () => {
      const nominalAt = store.ago(MINUTE);
      await dueOne(store);
      await schedule(store, ({ record: { id, nextRunAt } }) =>
        scheduled(id, [{ nominalAt }], { nextRunAt }),
      );
      await schedule(store, ({ record: { id } }) => scheduled(id, [{ nominalAt, job: aNewJob() }]));

      expect(await store.claim()).toEqual([]);
      expect(await occurrencesOf(store, 'report')).toMatchObject([
        { nominalAt, kind: 'skipped', jobId: undefined },
      ]);
    });

    it('accepts the same time for different recurring jobs', async () => {
      const nominalAt = store.ago(MINUTE);
      await dueOne(store, { id: 'a' });
      await dueOne(store, { id: 'b' });
      await schedule(store, ({ record: { id } }) => scheduled(id, [{ nominalAt, job: aNewJob() }]));

      expect(await store.claim()).toHaveLength(2);
    });

    it('stores nothing when one of the jobs cannot be stored', async () => {
      const stored = await store.stored({ queue: 'other' });
      await dueOne(store, { id: 'a' });
      await dueOne(store, { id: 'b' });
      const jobs = { a: aNewJob(), b: { ...aNewJob(), id: stored.id } };
      const turn = schedule(store, ({ record: { id } }) =>
        scheduled(id, [{ nominalAt: store.ago(MINUTE), job: jobs[id as 'a' | 'b'] }]),
      );

      await expect(turn).rejects.toThrow();
      expect(await store.claim()).toEqual([]);
      expect((await idsSeenDue(store)).sort()).toEqual(['a', 'b']);
      expect(await occurrencesOf(store, 'a')).toEqual([]);
    });

    it('stores all or nothing of a decision, and loses no change that comes meanwhile', async () => {
      await dueOne(store);
      const job = aNewJob();
      // We do not await the change inside of the decision: a store may have only one session, which waits for this
      // decision.
      let changing: Promise<unknown> | undefined;
      await schedule(store, ({ record: { id } }) => {
        changing = store.storage.recurring.change(id, (current) =>
          aRecurringJob({ ...current, description: 'changed' }),
        );
        return scheduled(id, [{ nominalAt: store.ago(MINUTE), job }]);
      });
      await changing;

      const lastJobId = (await store.jobs.findJob(job.id))?.id;
      expect(await foundRecurring(store)).toMatchObject({ description: 'changed', lastJobId });
      expect(await occurrencesOf(store, 'report')).toHaveLength(lastJobId === undefined ? 0 : 1);
    });

    it('stores jobs of every state', async () => {
      await dueOne(store);
      const states = ['Enqueued', 'Scheduled', 'Deleted', 'Awaiting'];
      const jobs = states.map((state) => aNewJob({ state }));
      await schedule(store, ({ record: { id } }) =>
        scheduled(
          id,
          jobs.map((job, index) => ({ nominalAt: store.ago(index * MINUTE), job })),
        ),
      );

      for (const { id, state } of jobs) expect(await store.find(id)).toMatchObject({ state });
    });

    it('announces the queues and times of its jobs', async () => {
      await dueOne(store);
      const runAt = store.ahead(HOUR);
      const heard = await HeardEvents.of(store);
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [
          { nominalAt: store.ago(MINUTE), job: aNewJob({ queue: 'a' }) },
          { nominalAt: store.ago(1), job: aNewJob({ state: 'Scheduled', runAt }) },
        ]),
      );

      await heard.ready('a');
      await heard.first(({ kind }) => kind === 'scheduled');
    });
  });
}
