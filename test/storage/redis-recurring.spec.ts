import { describe, expect, it } from '@jest/globals';
import {
  dueOne,
  foundRecurring,
  idsSeenDue,
  occurrencesOf,
  recurring,
  schedule,
  scheduled,
} from '../../lib/conformance/recurring/recurring-scenarios.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { DAY, HOUR, MINUTE } from '../../lib/conformance/support/durations.js';
import { idsOf } from '../../lib/conformance/support/ids-of.js';
import type { PassedOccurrence } from '../../lib/storage/recurring/recurring-store.js';
import { RedisRecurringStore } from '../../lib/storages/redis/recurring/redis-recurring-store.js';
import { STORE_SCHEDULED } from '../../lib/storages/redis/recurring/schedule-recurring.lua.js';
import { aNewJob } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;
let other: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
  other = await stores.open();
});

const passOver = (passed: readonly PassedOccurrence[]) =>
  store.storage.recurring.change('report', (current) => ({ ...aRecurringJob(current), passed }));
/** One occurrence each minute, the latest of them a time ago. */
const skippedUntil = (count: number, ms: number): PassedOccurrence[] =>
  Array.from({ length: count }, (_, index) => ({
    nominalAt: store.ago(ms + index * MINUTE),
    kind: 'skipped',
  }));

describe('A schedule on Redis that awaits its decision', () => {
  it('hides its recurring jobs from other processes, and the others not', async () => {
    for (const id of ['a', 'b']) await dueOne(store, { id });

    await store.storage.recurring.schedule(1, async () => {
      expect(await idsSeenDue(other)).toEqual(['b']);
      return [];
    });
    expect(await idsSeenDue(other)).toEqual(['a', 'b']);
  });

  it('leaves its recurring jobs due when its process dies before they are stored', async () => {
    await dueOne(store);
    const dying = stores.dyingBefore(STORE_SCHEDULED);
    void new RedisRecurringStore(dying).schedule(10, async (due) =>
      due.map(({ record }) => scheduled(record.id, [{ nominalAt: store.ago(1), job: aNewJob() }])),
    );
    await dying.dies;

    expect(await idsSeenDue(other)).toEqual([]);
    await stores.endTakenTime('recurringTaken');
    expect(await idsSeenDue(other)).toEqual(['report']);
    expect(await occurrencesOf(other, 'report')).toEqual([]);
  });

  it('stores nothing when it took so long that another process has decided', async () => {
    await dueOne(store);
    const [late, quick, nominalAt] = [aNewJob(), aNewJob(), store.ago(MINUTE)];
    await schedule(other, () => undefined);
    await store.storage.recurring.schedule(10, async ([due]) => {
      await stores.endTakenTime('recurringTaken');
      await schedule(other, ({ record: { id } }) => scheduled(id, [{ nominalAt, job: quick }]));
      return [scheduled(due?.record.id ?? '', [{ nominalAt: store.ago(1), job: late }])];
    });

    expect(await store.claimedIds()).toEqual([quick.id]);
    expect(await foundRecurring(store)).toMatchObject({ lastJobId: quick.id });
    expect(await occurrencesOf(store, 'report')).toMatchObject([{ jobId: quick.id }]);
  });

  it('stores nothing about a recurring job that was removed and made again meanwhile', async () => {
    await dueOne(store);
    await store.storage.recurring.schedule(10, async ([due]) => {
      await other.storage.recurring.remove('report');
      await dueOne(other);
      return [scheduled(due?.record.id ?? '', [{ nominalAt: store.ago(1), job: aNewJob() }])];
    });

    expect(await store.claim()).toEqual([]);
    expect(await idsSeenDue(store)).toEqual(['report']);
  });
});

describe('Recurring jobs on Redis', () => {
  it('are scheduled in any number, with any number of jobs', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `job-${n}`);
    for (const id of ids) await dueOne(store, { id });
    const occurrences = () =>
      Array.from({ length: 5 }, (_, n) => ({ nominalAt: store.ago(n * HOUR), job: aNewJob() }));

    expect(await schedule(store, ({ record: { id } }) => scheduled(id, occurrences()))).toBe(60);
    expect(await store.claim({ limit: 1_000 })).toHaveLength(300);
  });

  it('are listed in any number, in the order of their ids', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `job-${String(n).padStart(3, '0')}`);
    await Promise.all(ids.toReversed().map((id) => recurring(store, { id })));

    expect(idsOf(await store.storage.recurring.list())).toEqual(ids);
  });

  it('list their occurrences in any number, the latest first', async () => {
    await recurring(store);
    const passed = skippedUntil(450, HOUR);
    await passOver(passed);

    const listed = await occurrencesOf(store, 'report', 10_000);
    expect(listed.map(({ nominalAt }) => nominalAt)).toEqual(
      passed.map(({ nominalAt }) => nominalAt),
    );
    expect(await occurrencesOf(store, 'report', 201)).toEqual(listed.slice(0, 201));
  });

  it('forget old occurrences in any number', async () => {
    for (const id of ['a', 'report', 'z']) await recurring(store, { id });
    await passOver(skippedUntil(1_500, 40 * DAY));
    await store.maintenance.removeExpired({});

    expect(await occurrencesOf(store, 'report', 10_000)).toHaveLength(100);
  });

  it('leave out an occurrence that somebody has written by hand', async () => {
    await dueOne(store);
    await passOver(skippedUntil(2, HOUR));
    const [name = ''] = await stores.byHand.hkeys(stores.key('occurrence:report'));
    await stores.byHand.hset(stores.key('occurrence:report'), name, 'no JSON');

    expect(await occurrencesOf(store, 'report')).toHaveLength(1);
    expect(await idsSeenDue(store)).toEqual(['report']);
    await store.maintenance.removeExpired({});
  });

  it('leave nothing behind when they are removed', async () => {
    const before = await stores.byHand.dbsize();
    await dueOne(store, { error: 'Wrong' });
    await passOver(skippedUntil(2, HOUR));
    await store.storage.recurring.remove('report');

    const counters = [stores.key('recurringWrites'), stores.key('recurringRevision')];
    expect((await stores.byHand.dbsize()) - before).toBe(await stores.byHand.exists(counters));
  });
});
