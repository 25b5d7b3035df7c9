import { describe, expect, it } from '@jest/globals';
import { recurring } from '../../lib/conformance/recurring/recurring-scenarios.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR, MINUTE } from '../../lib/conformance/support/durations.js';
import { idsOf } from '../../lib/conformance/support/ids-of.js';
import type { JobPage, JobSearch } from '../../lib/storage/monitoring/monitoring-store.js';
import { WalkPace } from '../../lib/storages/parts/monitoring/walk-pace.js';
import { JobSearcher } from '../../lib/storages/redis/monitoring/job-searcher.js';
import { findRecurringPage } from '../../lib/storages/redis/monitoring/recurring-search.js';
import { READ_TIME } from '../../lib/storages/redis/monitoring/scripts/read-store.lua.js';
import { TimedReadings } from '../../lib/storages/redis/monitoring/timed-readings.js';
import { summarizeUnfinished } from '../../lib/storages/redis/monitoring/unfinished-jobs.js';
import type { RedisExecutor } from '../../lib/storages/redis/redis-executor.js';
import { aJobId, aNewBatch, aNewJob, anEntry } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
});

const monitoring = () => store.storage.monitoring;
const page = (search: JobSearch, given: Partial<JobPage> = {}) =>
  monitoring().search(search, { limit: 100, ...given });
const allIds = async (search: JobSearch, given: Partial<JobPage> = {}) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { jobs, next } = await page(search, { ...given, cursor });
    ids.push(...idsOf(jobs));
    cursor = next;
  } while (cursor !== undefined);
  return ids;
};

/** A search that looks at so many jobs, a hundred at a time. */
const searcher = (search: JobSearch, jobs: number) => {
  const pace = new WalkPace({ jobs, ms: MINUTE }, 100, { usualMs: MINUTE, longest: 100 });
  return new JobSearcher(stores.executor(), search, pace);
};

describe('Lists of jobs on Redis', () => {
  it('come page by page where many jobs came into their state in one millisecond', async () => {
    const jobs = await store.storedMany(450, { state: 'Failed' });
    const since = Date.now();
    const set = stores.key('state:Failed');
    await stores.byHand.zadd(set, ...idsOf(jobs).flatMap((id) => [since, id]));

    const newestFirst = idsOf(jobs).sort().reverse();
    const states = ['Failed'];
    expect(await allIds({ states }, { limit: 70 })).toEqual(newestFirst);
    expect(await allIds({ states }, { limit: 70, isOldestFirst: true })).toEqual(
      newestFirst.toReversed(),
    );
  });

  it('go on behind a job that has left the list among others of its millisecond', async () => {
    const ids = idsOf(await store.storedMany(5, { state: 'Failed' })).sort();
    const since = Date.now();
    await stores.byHand.zadd(stores.key('state:Failed'), ...ids.flatMap((id) => [since, id]));
    const [e, d, c, b, a] = ids;

    const { jobs, next } = await page({ states: ['Failed'] }, { limit: 2 });
    expect(idsOf(jobs)).toEqual([a, b]);
    await store.move({ id: b ?? '' }, 'Enqueued');
    const rest = await page({ states: ['Failed'] }, { cursor: next });
    expect(idsOf(rest.jobs)).toEqual([c, d, e]);
  });

  it('go on behind a queue whose last ready job was claimed', async () => {
    const first = await store.stored({ queue: 'a' });
    const second = await store.stored({ queue: 'b' });
    const states = ['Enqueued'];
    const { next } = await page({ states }, { limit: 1 });
    expect(await store.claimedIds({ queues: ['a'] })).toEqual([first.id]);

    expect(idsOf((await page({ states }, { cursor: next })).jobs)).toEqual([second.id]);
  });

  it('go through more queues than one script looks at', async () => {
    const queues = Array.from({ length: 130 }, (_, at) => `q${String(at).padStart(3, '0')}`);
    const jobs = queues.map((queue) => aNewJob({ queue }));
    await store.jobs.createJobs(jobs.toReversed());

    expect(await allIds({ states: ['Enqueued'] }, { limit: 40 })).toEqual(idsOf(jobs));
  });

  it('leave out a place whose job somebody has removed by hand', async () => {
    const [older, gone, younger] = idsOf(await store.storedMany(3));
    await stores.byHand.del(stores.key(`job:${gone}`));

    expect(idsOf((await page({})).jobs)).toEqual([younger, older]);
    expect(await monitoring().count({ type: 'email' }, 10)).toEqual({ count: 2, isExact: true });
  });

  it('show a job whose values somebody has damaged by hand', async () => {
    const { id } = await store.stored();
    const damaged = { params: '[', history: '{', priority: 'x', created: '', runAt: 'soon' };
    await stores.byHand.hset(stores.key(`job:${id}`), damaged);

    const { jobs } = await page({ recurringId: 'nightly' });
    expect(jobs).toEqual([]);
    expect(idsOf((await page({})).jobs)).toEqual([id]);
    expect(await page({ ranOn: 'server-1', isRetry: false, after: store.ago(HOUR) })).toBeDefined();
  });

  it('have long texts, of which one script reads only some', async () => {
    const text = JSON.stringify('a'.repeat(200_000));
    const jobs = Array.from({ length: 12 }, () => aNewJob({ arguments: text }));
    for (const job of jobs) await store.jobs.createJobs([job]);

    const newestFirst = idsOf(jobs).toReversed();
    expect(await allIds({ argument: 'AAAA' }, { limit: 5 })).toEqual(newestFirst);
    expect(await allIds({ argument: 'AAAA', ids: newestFirst })).toEqual(newestFirst);
  });

  it('stop at their bound, say how far they came, and go on from there', async () => {
    const needle = await store.stored({ type: 'Needle' });
    const others = await store.storedMany(900);
    const find = (cursor?: string) =>
      searcher({ type: 'needle' }, 300).find({ limit: 10, ...(cursor ? { cursor } : {}) });

    const first = await find();
    expect(first.jobs).toEqual([]);
    expect(first.searchedUntil).toEqual((await store.find(others[600]?.id ?? '')).createdAt);
    const second = await find(first.next);
    const third = await find(second.next);
    const last = await find(third.next);
    expect(idsOf([...second.jobs, ...third.jobs, ...last.jobs])).toEqual([needle.id]);
    expect(last.next).toBeUndefined();
    expect(await searcher({ type: 'needle' }, 300).count(10)).toEqual({ count: 0, isExact: false });
  });
});

describe('Counts on Redis', () => {
  it('leave out expired jobs that are not removed yet', async () => {
    const expireAt = store.ago(MINUTE);
    await store.storedMany(3, { state: 'Succeeded', expireAt });
    await store.stored({ state: 'Deleted', expireAt });
    await store.storedMany(2, { state: 'Succeeded', expireAt: store.ahead(HOUR) });

    expect(await monitoring().count({}, 100)).toEqual({ count: 2, isExact: true });
    expect(await monitoring().count({ states: ['Succeeded'] }, 100)).toEqual({
      count: 2,
      isExact: true,
    });
    expect(await monitoring().count({ states: ['Succeeded', 'Deleted', 'Deleted'] }, 100)).toEqual({
      count: 2,
      isExact: true,
    });
  });

  it('are lower bounds where very many expired jobs are not removed yet', async () => {
    await store.storedMany(2_500, { state: 'Succeeded', expireAt: store.ago(MINUTE) });
    await store.storedMany(3, { state: 'Deleted', expireAt: store.ahead(HOUR) });

    const { count, isExact } = await monitoring().count({ states: ['Deleted'] }, 100);
    expect(isExact).toBe(false);
    expect(count).toBeLessThanOrEqual(3);
    expect(await monitoring().count({}, 100)).toEqual({ count: 3, isExact: true });
  });

  it('of jobs ahead stand at a job that is gone', async () => {
    const jobs = await store.storedMany(3);
    const [first, second] = await store.claimedIds({ limit: 2 });
    expect([first, second]).toEqual(idsOf(jobs).slice(0, 2));

    const place = { queue: 'default', priority: 0, id: second ?? '' };
    expect(await monitoring().countAhead(place, 10)).toEqual({ count: 0, isExact: true });
    expect(await monitoring().countAhead({ ...place, priority: 1 }, 10)).toEqual({
      count: 1,
      isExact: true,
    });
  });
});

describe('The jobs of a large batch on Redis', () => {
  it('show a few Failed ones among very many others', async () => {
    const batch = aNewBatch();
    const failed = Array.from({ length: 3 }, () => aNewJob({ state: 'Failed', batchId: batch.id }));
    await store.jobs.createJobs(failed, { batches: [batch] });
    await store.storedMany(2_100, { batchId: batch.id });

    const limits = { jobs: 1_000, ms: MINUTE };
    const { states } = await summarizeUnfinished(stores.executor(), batch.id, 10, limits);
    expect(states).toEqual([
      { state: 'Enqueued', jobs: { count: 1_000, isExact: false } },
      { state: 'Failed', jobs: { count: 3, isExact: true } },
    ]);
    expect(await monitoring().failures(10, batch.id)).toMatchObject([
      { jobs: { count: 3, isExact: true } },
    ]);
    expect(idsOf((await page({ batchId: batch.id, states: ['Failed'] })).jobs).sort()).toEqual(
      idsOf(failed).sort(),
    );
  });

  it('are counted since a later time where very many have finished', async () => {
    const batch = aNewBatch({ createdAt: store.ago(HOUR) });
    await store.jobs.createJobs([], { batches: [batch] });
    const ended = { state: 'Succeeded', expireAt: store.ahead(HOUR), batchId: batch.id };
    for (let chunk = 0; chunk < 55; chunk += 1) {
      await store.jobs.createJobs(Array.from({ length: 200 }, () => aNewJob(ended)));
    }

    const { count = 0, spanMs = 0 } = (await monitoring().finishedOfBatch(batch.id, HOUR)) ?? {};
    expect(count).toBeGreaterThan(9_000);
    expect(count).toBeLessThanOrEqual(10_000);
    expect(spanMs).toBeLessThan(HOUR / 2);
  });

  it('end where somebody has nested batches in one another in a circle by hand', async () => {
    const batch = aNewBatch();
    await store.jobs.createJobs([aNewJob({ batchId: batch.id })], { batches: [batch] });
    await stores.byHand.sadd(stores.key(`nested:${batch.id}`), batch.id);

    expect(await monitoring().finishedOfBatch(batch.id, HOUR)).toMatchObject({ count: 0 });
  });
});

describe('Names on Redis', () => {
  it('with blanks, braces and colons stay apart in lines and groups of parked jobs', async () => {
    const names = ['a b', '{a}', 'a:b', '["a","b"]', 'é'];
    for (const name of names) await store.stored({ queue: name, type: name, method: 'x:y' });
    await store.queues.park(await store.claim({ queues: names }));

    const parked = await monitoring().parked(10);
    expect(parked.map(({ queue, type }) => [queue, type])).toEqual(
      names.toSorted().map((name) => [name, name]),
    );
  });
});

describe('A flow on Redis', () => {
  it('counts up to a thousand parents, and lists as many as are asked for', async () => {
    const parents = Array.from({ length: 1_001 }, () => ({
      parentId: aJobId(),
      condition: 'succeeded' as const,
      outcome: undefined,
    }));
    const job = aNewJob({ state: 'Awaiting', parents });
    await store.jobs.createJobs([job]);

    const [item] = await monitoring().flowItems([job.id], 5);
    expect(item?.parents.items.length).toBeLessThanOrEqual(5);
    expect(item?.parents.count).toEqual({ count: 1_000, isExact: false });
  });
});

describe('Readings on Redis', () => {
  it('are given up when they took too long', async () => {
    const readings = new TimedReadings(stores.executor(), { places: 1 }, -1);

    await expect(
      readings.read('read the time', (reader) => reader.run(READ_TIME)),
    ).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
      message: expect.stringContaining('took too long'),
    });
  });

  it('are refused when too many wait', async () => {
    const readings = new TimedReadings(stores.executor(), { places: 1, maxWaiting: 0 });
    const first = readings.read('read the time', (reader) => reader.run(READ_TIME));

    await expect(
      readings.read('read the time', (reader) => reader.run(READ_TIME)),
    ).rejects.toMatchObject({ code: 'HANGFIRE_STORAGE_BUSY' });
    expect(await first).toEqual(expect.any(Number));
  });

  it('see no failure in a history without an exception', async () => {
    const { id } = await store.stored({ state: 'Failed', history: [anEntry('Failed')] });

    expect(await monitoring().failures(10)).toMatchObject([{ exceptionType: '', latestJobId: id }]);
    expect(await allIds({ failedAfter: store.ago(HOUR) })).toEqual([]);
  });

  it('group the failures of more jobs than a script reads', async () => {
    const batch = aNewBatch();
    const failed = (type: string, fingerprint?: string) => {
      const data = { exception: { type: 'TypeError', message: `of ${type}` }, fingerprint };
      const history = [anEntry('Failed', { data })];
      return aNewJob({ type, batchId: batch.id, state: 'Failed', history });
    };
    const jobs = Array.from({ length: 1_200 }, (_, at) =>
      at % 3 === 0 ? failed('Reports') : failed(at < 600 ? 'Mails' : 'Letters', 'a1'),
    );
    await store.jobs.createJobs(jobs, { batches: [batch] });
    const latest = (isAsked: (type: string) => boolean) =>
      idsOf(jobs.filter(({ type }) => isAsked(type)))
        .sort()
        .at(-1);

    for (const batchId of [undefined, batch.id]) {
      expect(await monitoring().failures(10, batchId)).toMatchObject([
        {
          fingerprint: 'a1',
          methods: 2,
          jobs: { count: 800, isExact: true },
          latestJobId: latest((type) => type !== 'Reports'),
        },
        {
          exceptionType: 'TypeError',
          message: 'of Reports',
          methods: 1,
          jobs: { count: 400, isExact: true },
          latestJobId: latest((type) => type === 'Reports'),
        },
      ]);
    }
  });
});

describe('A page of recurring jobs on Redis', () => {
  it('is read from its place on, and no further than to its end', async () => {
    for (let n = 0; n < 450; n += 1)
      await recurring(store, { id: `job-${String(n).padStart(3, '0')}` });
    const redis = stores.executor();
    const read: unknown[] = [];
    const reader: RedisExecutor = {
      run: (script, args) => {
        read.push(args);
        return redis.run(script, args);
      },
    };
    const first = await findRecurringPage(reader, [], { limit: 100 });
    const second = await findRecurringPage(reader, [], { limit: 100, cursor: first.next });

    expect(idsOf(second.recurringJobs)[0]).toBe('job-100');
    expect(read).toEqual([[''], ['job-099']]);
    const last = await findRecurringPage(reader, ['job-449'], { limit: 100 });
    expect(idsOf(last.recurringJobs)).toEqual(['job-449']);
  });
});
