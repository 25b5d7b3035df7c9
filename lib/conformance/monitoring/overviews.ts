import type { BatchSearch, SearchPage } from '../../storage/monitoring-store.js';
import { expect } from '../expect.js';
import { DAY, HOUR, idsOf, MINUTE } from '../store-under-test.js';
import type { Suite } from '../suite.js';
import { aJobId, anEntry, aTransition } from '../support/builders.js';

export function overviews(suite: Suite): void {
  const { describe, it, store } = suite;
  describe('queues are summarized', () => {
    it('with what is ready, since when, and what is running', async () => {
      const oldest = store.ago(HOUR);
      await store.storedMany(3, { queue: 'a', runAt: store.ago(MINUTE) });
      await store.stored({ queue: 'a', priority: 5, runAt: oldest });
      await store.storedMany(2, { queue: 'b' });
      await store.claim({ queues: ['b'] });

      expect(await store.storage.monitoring.queues()).toEqual([
        {
          name: 'a',
          ready: { count: 4, isExact: true },
          oldestReadyAt: oldest,
          processing: 0,
          pausedAt: undefined,
          pausedBy: undefined,
        },
        {
          name: 'b',
          ready: { count: 0, isExact: true },
          oldestReadyAt: undefined,
          processing: 2,
          pausedAt: undefined,
          pausedBy: undefined,
        },
      ]);
    });

    it('when they are empty and served or paused', async () => {
      await store.announced('server-1');
      await store.queues.pause('paused', 'Ada');

      const queues = await store.storage.monitoring.queues();
      expect(queues).toMatchObject([
        { name: 'default', ready: { count: 0 } },
        { name: 'paused', pausedBy: 'Ada', pausedAt: expect.any(Date) },
      ]);
    });

    it('by none where there is nothing', async () => {
      expect(await store.storage.monitoring.queues()).toEqual([]);
    });
  });

  longestRunning(suite);
  failures(suite);
  batchLists(suite);

  describe('the health of the store', () => {
    it('says how the clocks differ', async () => {
      const { clockOffsetMs } = await store.storage.monitoring.health();

      expect(Math.abs(clockOffsetMs)).toBeLessThan(MINUTE);
    });
  });
}

function longestRunning({ describe, it, store }: Suite): void {
  const longest = (limit: number) => store.storage.monitoring.longestRunning(limit);

  describe('the longest running jobs', () => {
    it('are those that were claimed first, on whatever server', async () => {
      await store.storedMany(3, { queue: 'a' });
      await store.stored({ queue: 'b' });
      const claimed: string[] = [];
      for (const [queue, serverId] of [
        ['a', 'server-2'],
        ['b', 'server-1'],
        ['a', 'server-1'],
      ] as const) {
        claimed.push((await store.claimNext({ queues: [queue], serverId })).id);
        await store.untilLater();
      }

      expect(idsOf(await longest(2))).toEqual(claimed.slice(0, 2));
      expect(idsOf(await longest(10))).toEqual(claimed);
      await store.move({ id: claimed[0] ?? '' }, 'Succeeded');
      expect(idsOf(await longest(2))).toEqual(claimed.slice(1));
    });

    it('come as they are listed', async () => {
      expect(await longest(10)).toEqual([]);
      await store.running({ parameters: { a: 1 } }, 'server-7');

      const { jobs } = await store.storage.monitoring.search(
        { states: ['Processing'] },
        { limit: 1 },
      );
      expect(await longest(10)).toEqual(jobs);
      expect(jobs).toMatchObject([{ serverId: 'server-7', arguments: '[[1],7]' }]);
    });
  });
}

function failures({ describe, it, store }: Suite): void {
  const failed = async (exception: object, type = 'Mails') => {
    const job = await store.running({ type });
    const entry = anEntry('Failed', { data: { exception } });
    await store.apply(aTransition(job, { to: 'Failed', history: [entry] }));
    return job.id;
  };

  describe('failures are grouped', () => {
    it('by the type of the exception and the method, the most frequent first', async () => {
      await failed({ type: 'RareError', message: 'once' });
      await failed({ type: 'TypeError', message: 'first' });
      await failed({ type: 'TypeError', message: 'elsewhere' }, 'Reports');
      const latest = await failed({ type: 'TypeError', message: 'line one\nline two' });

      const groups = await store.storage.monitoring.failures(10);
      expect(groups[0]).toEqual({
        exceptionType: 'TypeError',
        message: 'line one\nline two',
        type: 'Mails',
        method: 'sendWelcome',
        jobs: { count: 2, isExact: true },
        latestAt: expect.any(Date),
        latestJobId: latest,
      });
      expect(groups.slice(1)).toMatchObject([
        { exceptionType: 'TypeError', type: 'Reports', jobs: { count: 1 } },
        { exceptionType: 'RareError', type: 'Mails' },
      ]);
      expect(await store.storage.monitoring.failures(1)).toEqual(groups.slice(0, 1));
    });

    it('of jobs that are Failed now', async () => {
      const id = await failed({ type: 'TypeError', message: 'first' });
      await store.move({ id }, 'Enqueued');

      expect(await store.storage.monitoring.failures(10)).toEqual([]);
    });

    it('also where nothing is known of the exception', async () => {
      const { id } = await store.stored({ state: 'Failed' });

      expect(await store.storage.monitoring.failures(10)).toMatchObject([
        { exceptionType: '', message: '', latestJobId: id },
      ]);
    });
  });
}

function batchLists({ describe, it, store }: Suite): void {
  const searchBatches = (search: BatchSearch, page: SearchPage) =>
    store.storage.monitoring.searchBatches(search, page);

  describe('batches are listed', () => {
    it('newest first, with their progress, page by page', async () => {
      const first = await store.storedBatch({ description: 'first' }, [{}, {}]);
      const second = await store.storedBatch();
      const third = await store.storedBatch({ batchId: first.id }, [{}]);

      const page = await searchBatches({}, { limit: 2 });
      expect(idsOf(page.batches)).toEqual([third.id, second.id]);
      const last = await searchBatches({}, { limit: 2, cursor: page.next });
      expect(last.batches).toEqual([await store.batch(first)]);
      expect(last.next).toBeUndefined();
    });

    it('by state and by part of the description', async () => {
      const hostile = `100% "Größe" '; -- _ \\ 🙂`;
      const named = await store.storedBatch({ description: `About ${hostile}` }, [{}]);
      const empty = await store.storedBatch({ description: 'About nothing' });
      await store.foldAll(DAY);

      const idsOfSearch = async (search: BatchSearch) =>
        idsOf((await searchBatches(search, { limit: 10 })).batches);
      expect(await idsOfSearch({ description: hostile })).toEqual([named.id]);
      expect(await idsOfSearch({ description: 'ABOUT' })).toEqual([empty.id, named.id]);
      expect(await idsOfSearch({ description: '%' })).toEqual([named.id]);
      expect(await idsOfSearch({ states: ['Succeeded'] })).toEqual([empty.id]);
      expect(await idsOfSearch({ states: ['Started', 'Succeeded'] })).toHaveLength(2);
    });

    it('only from where a page ended, and for what a text can hold', async () => {
      await expect(searchBatches({}, { limit: 1, cursor: aJobId() })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_CURSOR',
      });
      await expect(searchBatches({ description: '\0' }, { limit: 1 })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_SEARCH',
      });
    });
  });
}
