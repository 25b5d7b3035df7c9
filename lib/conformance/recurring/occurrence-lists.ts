import type { OccurrenceRecord } from '../../storage/recurring/recurring-store.js';
import { expect } from '../expect.js';
import type { Suite } from '../suite.js';
import { ALIKE_NAMES } from '../support/alike-names.js';
import { aJobId, aNewJob } from '../support/builders.js';
import { DAY, HOUR, MINUTE } from '../support/durations.js';
import { dueOne, occurrencesOf, recurring, schedule, scheduled } from './recurring-scenarios.js';

export function occurrenceLists({ describe, it, store }: Suite): void {
  /** One occurrence each hour, the latest first. Undefined stands for an occurrence without a job. */
  const occurs = async (id: string, jobs: readonly (string | undefined)[]) => {
    await dueOne(store, { id });
    await schedule(store, ({ record }) =>
      record.id === id
        ? scheduled(
            id,
            jobs.map((state, index) => ({
              nominalAt: store.ago((index + 1) * HOUR),
              job: state === undefined ? undefined : aNewJob({ state }),
            })),
          )
        : undefined,
    );
  };
  const list = (ids: readonly string[], limit: number) =>
    store.storage.recurring.findOccurrences(ids, limit);
  const statesOf = (occurrences: readonly OccurrenceRecord[] = []) =>
    occurrences.map(({ state }) => state);

  describe('occurrences are listed', () => {
    it('with the states of their jobs, the latest first', async () => {
      await occurs('report', ['Enqueued', 'Succeeded', undefined, 'Failed']);
      const found = await occurrencesOf(store, 'report', 3);

      expect(statesOf(found)).toEqual(['Enqueued', 'Succeeded', undefined]);
      expect(found.map(({ jobId }) => jobId === undefined)).toEqual([false, false, true]);
    });

    it('for many recurring jobs at once, up to a limit for each', async () => {
      await occurs('a', ['Succeeded', 'Failed', 'Deleted']);
      await occurs('b', ['Enqueued']);
      await occurs('c', ['Scheduled', 'Awaiting', undefined]);

      const found = await list(['c', 'a', 'c'], 2);
      expect([...found.keys()].sort()).toEqual(['a', 'c']);
      expect(statesOf(found.get('a'))).toEqual(['Succeeded', 'Failed']);
      expect(statesOf(found.get('c'))).toEqual(['Scheduled', 'Awaiting']);
    });

    it('for each recurring job, by every character of its id', async () => {
      for (const id of ALIKE_NAMES) await recurring(store, { id });
      const jobs = new Map<string, string>();
      for (const id of ALIKE_NAMES) {
        const job = await store.stored();
        await store.storage.recurring.recordTrigger(id, job.id);
        jobs.set(id, job.id);
      }

      const found = await list(ALIKE_NAMES, 5);
      for (const [id, jobId] of jobs) expect(found.get(id)).toMatchObject([{ jobId }]);
    });

    it('without recurring jobs that have none', async () => {
      await recurring(store, { id: 'new' });

      expect(await list(['new', 'nobody', "'; --"], 5)).toEqual(new Map());
      expect(await list([], 5)).toEqual(new Map());
    });

    it('with the states in which removed jobs had ended', async () => {
      await dueOne(store, { id: 'a' });
      await schedule(store, ({ record: { id } }) =>
        scheduled(id, [
          {
            nominalAt: store.ago(2 * HOUR),
            job: aNewJob({ state: 'Succeeded', expireAt: store.ago(MINUTE) }),
          },
          {
            nominalAt: store.ago(3 * HOUR),
            job: aNewJob({ state: 'Deleted', expireAt: store.ago(2 * DAY) }),
          },
        ]),
      );
      const lost = aJobId();
      await store.storage.recurring.recordTrigger('a', lost);

      for (const _ of ['expired', 'removed']) {
        const found = (await list(['a'], 5)).get('a');
        expect(found?.[0]).toMatchObject({ jobId: lost });
        expect(statesOf(found)).toEqual([undefined, 'Succeeded', 'Deleted']);
        await store.maintenance.removeExpired({});
      }
    });
  });
}
