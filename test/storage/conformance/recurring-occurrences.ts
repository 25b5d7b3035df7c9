import { describe, expect, it } from '@jest/globals';
import { aJobId, aNewJob } from '../../support/builders.js';
import { HeardEvents } from './heard-events.js';
import {
  dueOne,
  foundRecurring,
  idsSeenDue,
  occurrencesOf,
  recurring,
  schedule,
  scheduled,
  seenDue,
} from './recurring-scenarios.js';
import { DAY, HOUR, MINUTE, type StoreUnderTest } from './store-under-test.js';

export function recurringOccurrences(store: StoreUnderTest): void {
  dueRecurringJobs(store);
  createdOccurrences(store);
  recordedOccurrences(store);
}

function dueRecurringJobs(store: StoreUnderTest): void {
  describe('recurring jobs are due', () => {
    it('when their time has come and they are not paused', async () => {
      await dueOne(store, { id: 'due' });
      await dueOne(store, { id: 'paused', pausedAt: store.ago(1) });
      await recurring(store, { id: 'later', nextRunAt: store.ahead(HOUR) });
      await recurring(store, { id: 'never' });

      expect(await seenDue(store)).toEqual([
        { record: await foundRecurring(store, 'due'), isLastUnfinished: false },
      ]);
    });

    it('those first that have been so for longest, up to a limit', async () => {
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

    it('until somebody decides about them', async () => {
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
        // In a database of one connection, nobody else gets a turn before this ends.
        if (!store.storage.features.exclusive) expect(await idsSeenDue(store)).toEqual([]);
        return [];
      });

      expect(await idsSeenDue(store)).toEqual(['report']);
    });
  });
}

function createdOccurrences(store: StoreUnderTest): void {
  describe('scheduling', () => {
    it('stores jobs, occurrences, and when they occur next', async () => {
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
      expect(await occurrencesOf(store, 'report')).toEqual([
        { nominalAt, jobId: job.id, state: 'Processing' },
      ]);
    });

    it('keeps the last run and its job where there is no other', async () => {
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

    it('counts an occurrence that was left out as one', async () => {
      const nominalAt = store.ago(MINUTE);
      await dueOne(store);
      await schedule(store, ({ record: { id, nextRunAt } }) =>
        scheduled(id, [{ nominalAt }], { nextRunAt }),
      );
      await schedule(store, ({ record: { id } }) => scheduled(id, [{ nominalAt, job: aNewJob() }]));

      expect(await store.claim()).toEqual([]);
      expect(await occurrencesOf(store, 'report')).toEqual([
        { nominalAt, jobId: undefined, state: undefined },
      ]);
    });

    it('takes the same time for different recurring jobs', async () => {
      const nominalAt = store.ago(MINUTE);
      await dueOne(store, { id: 'a' });
      await dueOne(store, { id: 'b' });
      await schedule(store, ({ record: { id } }) => scheduled(id, [{ nominalAt, job: aNewJob() }]));

      expect(await store.claim()).toHaveLength(2);
    });

    it('stores nothing at all when one of the jobs cannot be stored', async () => {
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

    it('tells of what its jobs went to', async () => {
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

function recordedOccurrences(store: StoreUnderTest): void {
  describe('what has been of a recurring job', () => {
    const occurs = async (jobs: readonly (string | undefined)[]) => {
      await schedule(store, ({ record: { id, nextRunAt } }) =>
        scheduled(
          id,
          jobs.map((state, index) => ({
            nominalAt: store.ago((index + 1) * HOUR),
            job: state === undefined ? undefined : aNewJob({ state }),
          })),
          { nextRunAt },
        ),
      );
    };
    const isLastUnfinished = async () => (await seenDue(store))[0]?.isLastUnfinished;

    it.each(['Enqueued', 'Scheduled', 'Awaiting'])(
      'is unfinished with a job that is %s',
      async (state) => {
        await dueOne(store);
        await occurs(['Succeeded', state]);

        expect(await isLastUnfinished()).toBe(true);
      },
    );

    it('is unfinished with a job that is running, until that has ended', async () => {
      await dueOne(store);
      await occurs(['Enqueued']);
      const job = await store.claimNext();
      expect(await isLastUnfinished()).toBe(true);

      await store.move(job, 'Succeeded');
      expect(await isLastUnfinished()).toBe(false);
    });

    it('is not unfinished with jobs that have ended or Failed, or with none', async () => {
      await dueOne(store);
      expect(await isLastUnfinished()).toBe(false);
      await occurs(['Succeeded', 'Deleted', 'Failed', undefined]);

      expect(await isLastUnfinished()).toBe(false);
    });

    it('includes what was triggered by hand, which changes nothing about the schedule', async () => {
      const record = await dueOne(store);
      const { id } = await store.stored();
      await store.storage.recurring.recordTrigger('report', id);
      await store.storage.recurring.recordTrigger('report', id);
      await store.storage.recurring.recordTrigger('nobody', id);

      expect(await foundRecurring(store)).toEqual({ ...record, lastJobId: id });
      expect(await occurrencesOf(store, 'report')).toMatchObject([
        { jobId: id, state: 'Enqueued' },
      ]);
      expect(await isLastUnfinished()).toBe(true);
    });

    it('never takes a trigger for the occurrence of that time', async () => {
      await dueOne(store);
      await store.storage.recurring.recordTrigger('report', (await store.stored()).id);
      const [trigger] = await occurrencesOf(store, 'report', 1);
      const job = aNewJob();
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [{ nominalAt: trigger?.nominalAt ?? store.ago(0), job }]),
      );

      expect(await store.find(job.id)).toMatchObject({ state: 'Enqueued' });
    });

    it('is kept for the latest 100, and for a month', async () => {
      await dueOne(store, { id: 'often' });
      await dueOne(store, { id: 'seldom' });
      const ages = Array.from({ length: 110 }, (_, index) => (105 + index) * HOUR);
      const old = Array.from({ length: 10 }, (_, index) => (31 + index) * DAY);
      await schedule(store, ({ record: { id } }) =>
        scheduled(
          id,
          [...(id === 'often' ? ages : []), ...old].map((ms) => ({ nominalAt: store.ago(ms) })),
        ),
      );
      await store.maintenance.removeExpired({});

      expect(await occurrencesOf(store, 'often', 500)).toHaveLength(110);
      expect(await occurrencesOf(store, 'seldom', 500)).toHaveLength(10);
    });
  });
}
