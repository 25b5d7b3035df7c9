import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { aNewJob } from '../support/builders.js';
import { DAY, HOUR } from '../support/durations.js';
import {
  dueOne,
  foundRecurring,
  occurrencesOf,
  schedule,
  scheduled,
  seenDue,
} from './recurring-scenarios.js';

export function recordedOccurrences({ describe, it, store }: Suite): void {
  describe('the occurrences of a recurring job', () => {
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
    const unfinished = async () => (await seenDue(store))[0]?.unfinishedJobId;
    const latestJob = async () => (await occurrencesOf(store, 'report', 1))[0]?.jobId;

    it.each(['Enqueued', 'Scheduled', 'Awaiting'])(
      'are unfinished with a job that is %s',
      async (state) => {
        await dueOne(store);
        await occurs(['Succeeded', state]);
        const [, second] = await occurrencesOf(store, 'report');

        expect(second?.jobId).toBeDefined();
        expect(await unfinished()).toBe(second?.jobId);
      },
    );

    it('are unfinished with a running job, until it ends', async () => {
      await dueOne(store);
      await occurs(['Enqueued']);
      const job = await store.claimNext();
      expect(await unfinished()).toBe(job.id);

      await store.move(job, 'Succeeded');
      expect(await unfinished()).toBeUndefined();
    });

    it('are unfinished with the latest of several jobs', async () => {
      await dueOne(store);
      await occurs(['Enqueued', 'Enqueued']);

      expect(await unfinished()).toBe(await latestJob());
    });

    it('are not unfinished with ended or Failed jobs, or without jobs', async () => {
      await dueOne(store);
      expect(await unfinished()).toBeUndefined();
      await occurs(['Succeeded', 'Deleted', 'Failed', undefined]);

      expect(await unfinished()).toBeUndefined();
    });

    it('include triggers, which change nothing about the schedule', async () => {
      const record = await dueOne(store);
      const { id } = await store.stored();
      await store.storage.recurring.recordTrigger('report', id);
      await store.storage.recurring.recordTrigger('report', id);
      await store.storage.recurring.recordTrigger('nobody', id);

      expect(await foundRecurring(store)).toEqual({ ...record, lastJobId: id });
      expect(await occurrencesOf(store, 'report')).toMatchObject([
        { jobId: id, state: 'Enqueued' },
      ]);
      expect(await unfinished()).toBe(id);
    });

    it('do not take a trigger for the occurrence of the same time', async () => {
      await dueOne(store);
      await store.storage.recurring.recordTrigger('report', (await store.stored()).id);
      const [trigger] = await occurrencesOf(store, 'report', 1);
      const job = aNewJob();
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [{ nominalAt: trigger?.nominalAt ?? store.ago(0), job }]),
      );

      expect(await store.find(job.id)).toMatchObject({ state: 'Enqueued' });
    });

    it('are kept for a month, and the latest 100 for longer', async () => {
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
