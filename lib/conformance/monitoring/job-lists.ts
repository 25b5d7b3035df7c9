import type { JobSearch, SearchPage } from '../../storage/monitoring/monitoring-store.js';
import { expect } from '../expect.js';
import { holder, waiting } from '../locks/lock-scenarios.js';
import type { Suite } from '../suite.js';
import { aNewJob, anEntry, aTransition } from '../support/builders.js';
import { HOUR, MINUTE } from '../support/durations.js';
import { idsOf } from '../support/ids-of.js';
import { idsOfPages } from './search-scenarios.js';

export function jobLists({ describe, it, store }: Suite): void {
  const search = (given: JobSearch, page: Partial<SearchPage> = {}) =>
    store.storage.monitoring.search(given, { limit: 100, ...page });
  const listed = async (given: JobSearch) => idsOf((await search(given)).jobs);
  /** Jobs that end in this state, one after the other. */
  const endedIn = async (state: string, count: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const job = await store.running();
      await store.apply(aTransition(job, { to: state }));
      ids.push(job.id);
    }
    return ids;
  };

  describe('jobs are listed', () => {
    it.each(['Succeeded', 'Deleted', 'Failed', 'Awaiting', 'Paused'])(
      'newest or oldest first by the time of their state, when %s',
      async (state) => {
        const ids = await endedIn(state, 5);
        await store.stored();
        // The first job is scheduled and ends again, after all other jobs.
        const [first = ''] = ids;
        await store.untilLater();
        await store.move({ id: first }, 'Scheduled', { runAt: store.ahead(HOUR) });
        await store.move({ id: first }, state);

        const expected = [...ids.slice(1), first].reverse();
        expect(await idsOfPages(store, { states: [state] })).toEqual(expected);
        expect(await idsOfPages(store, { states: [state] }, { isOldestFirst: true })).toEqual(
          expected.toReversed(),
        );
      },
    );

    it('newest first by the time of their claim, when Processing', async () => {
      const [older, younger] = await store.storedMany(2);
      await store.stored({ queue: 'other' });
      await store.claim({ limit: 1 });
      await store.claim({ limit: 1 });

      expect(await idsOfPages(store, { states: ['Processing'] }, { limit: 1 })).toEqual([
        younger?.id,
        older?.id,
      ]);
    });

    it('queue by queue in the order of claims, when Enqueued', async () => {
      const late = await store.stored({ queue: 'b', priority: 1 });
      const [first, second] = await store.storedMany(2, { queue: 'b' });
      const urgent = await store.stored({ queue: 'b', priority: -5 });
      const other = await store.stored({ queue: 'a', priority: 9 });
      const inB = [urgent.id, first?.id, second?.id, late.id];

      const states = ['Enqueued'];
      expect(await idsOfPages(store, { states })).toEqual([other.id, ...inB]);
      expect(await idsOfPages(store, { states, queue: 'b' })).toEqual(inB);
      expect(await idsOfPages(store, { states, queue: 'none' })).toEqual([]);
    });

    it('with waiting jobs behind the ready jobs, when Enqueued', async () => {
      await holder(store);
      const blocked = [await waiting(store), await waiting(store)];
      const ready = await store.storedMany(3, { priority: 7 });

      const expected = [...idsOf(ready), ...idsOf(blocked)];
      expect(await idsOfPages(store, { states: ['Enqueued'] })).toEqual(expected);
      expect(await idsOfPages(store, { states: ['Enqueued'] }, { limit: 3 })).toEqual(expected);
    });

    it('by their times, when Scheduled', async () => {
      const at = (runAt: Date) => store.stored({ state: 'Scheduled', runAt });
      const last = await at(store.ahead(3 * HOUR));
      const first = await at(store.ago(MINUTE));
      const same = store.ahead(HOUR);
      const equal = [await at(same), await at(same), await at(same)];

      expect(await idsOfPages(store, { states: ['Scheduled'] })).toEqual(
        idsOf([first, ...equal, last]),
      );
    });

    it('newest first by creation, when in several states or in any state', async () => {
      const [a, b, c, d] = await store.storedMany(4);
      await store.move(b ?? { id: '' }, 'Succeeded');
      await store.move(a ?? { id: '' }, 'Failed');
      await store.move(d ?? { id: '' }, 'Deleted');

      const ids = [d?.id, c?.id, b?.id, a?.id];
      expect(await idsOfPages(store, {})).toEqual(ids);
      expect(await idsOfPages(store, { states: [] }, { limit: 3 })).toEqual(ids);
      expect(await idsOfPages(store, { states: ['Failed', 'Succeeded'] }, { limit: 1 })).toEqual([
        b?.id,
        a?.id,
      ]);
      expect(await idsOfPages(store, { states: ['Failed', 'Enqueued'] }, { limit: 1 })).toEqual([
        c?.id,
        a?.id,
      ]);
    });

    it('oldest first by creation, and by the time of a search', async () => {
      const ids = idsOf(await store.storedMany(5));
      await store.move({ id: ids[1] ?? '' }, 'Succeeded');
      const oldestFirst = { isOldestFirst: true };
      const [after, before] = [store.ago(HOUR), store.ahead(HOUR)];

      expect(await idsOfPages(store, {}, oldestFirst)).toEqual(ids);
      expect(await idsOfPages(store, { type: 'email' }, oldestFirst)).toEqual(ids);
      expect(await idsOfPages(store, { ids }, oldestFirst)).toEqual(ids);
      expect(await idsOfPages(store, { after, before }, oldestFirst)).toEqual(ids);
      expect(await idsOfPages(store, { after: before }, oldestFirst)).toEqual([]);
      expect(await idsOfPages(store, { before: after }, oldestFirst)).toEqual([]);
      expect(await idsOfPages(store, { states: ['Succeeded'], after }, oldestFirst)).toEqual([
        ids[1],
      ]);
    });

    it('in the order of claims and of their times, also where the oldest are to come first', async () => {
      const urgent = aNewJob({ priority: -5 });
      const [late, soon] = [store.ahead(2 * HOUR), store.ahead(HOUR)];
      const ready = await store.stored();
      await store.jobs.createJobs([urgent]);
      const last = await store.stored({ state: 'Scheduled', runAt: late });
      const next = await store.stored({ state: 'Scheduled', runAt: soon });

      const oldestFirst = { isOldestFirst: true, limit: 1 };
      expect(await idsOfPages(store, { states: ['Enqueued'] }, oldestFirst)).toEqual(
        idsOf([urgent, ready]),
      );
      expect(await idsOfPages(store, { states: ['Scheduled'] }, oldestFirst)).toEqual(
        idsOf([next, last]),
      );
    });

    it('with all values that a list needs', async () => {
      const job = await store.running({ parameters: { a: 1 }, queue: 'reports', priority: 3 });
      const data = { exception: { type: 'TypeError', message: 'no "}]}" ,{"state":1' }, stack: '' };
      const entry = anEntry('Failed', { reason: 'Given up', data });
      await store.apply(
        aTransition(job, { to: 'Failed', history: [anEntry('Processing'), entry] }),
      );

      const [summary] = (await search({ states: ['Failed'] })).jobs;
      expect(summary).toEqual({
        id: job.id,
        type: 'EmailService',
        method: 'sendWelcome',
        arguments: '[[1],7]',
        queue: 'reports',
        priority: 3,
        state: 'Failed',
        isFinished: false,
        attempt: 1,
        parameters: { a: 1 },
        createdAt: job.createdAt,
        stateAt: expect.any(Date),
        reason: 'Given up',
        data,
      });
      expect(summary?.stateAt.getTime()).toBeGreaterThan(store.ago(MINUTE).getTime());
    });

    it('with their arguments, where these are short', async () => {
      const argumentsOf = async (text: string) => {
        const { id } = await store.stored({ arguments: text });
        const [summary] = (await search({ ids: [id] })).jobs;
        return summary?.arguments;
      };
      const aText = (length: number, char = 'a') => `"${char.repeat(length - 2)}"`;

      for (const text of ['[[1], "\\u0000", {"b":1,  "a":2}]', aText(2_000), aText(1_000, 'İ')]) {
        expect(await argumentsOf(text)).toBe(text);
      }
      for (const text of [aText(2_001), aText(1_048_576), aText(100_000, 'İ')]) {
        expect(await argumentsOf(text)).toBeUndefined();
      }
    });

    it('with their server and the start of their run', async () => {
      const { id, claimedAt } = await store.running({}, 'server-7');

      expect((await search({ states: ['Processing'] })).jobs).toMatchObject([
        { id, serverId: 'server-7', stateAt: claimedAt, data: { serverId: 'server-7' } },
      ]);
    });

    it('without expired jobs', async () => {
      await store.stored({ state: 'Succeeded', expireAt: store.ago(MINUTE) });

      expect(await listed({ states: ['Succeeded'] })).toEqual([]);
      expect(await listed({})).toEqual([]);
    });
  });
}
