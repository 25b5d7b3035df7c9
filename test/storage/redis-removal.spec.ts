import { describe, expect, it } from '@jest/globals';
import {
  dueOne,
  occurrencesOf,
  schedule,
  scheduled,
} from '../../lib/conformance/recurring/recurring-scenarios.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { DAY, HOUR, MINUTE } from '../../lib/conformance/support/durations.js';
import { FORGET_LINKS } from '../../lib/storages/redis/continuations/forget-links.lua.js';
import { RedisMaintenanceStore } from '../../lib/storages/redis/maintenance/redis-maintenance-store.js';
import { REMOVE_WITH_OUTCOMES } from '../../lib/storages/redis/maintenance/remove-jobs.lua.js';
import { aJobId, aLinkTo, aNewJob } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
});

const expired = { state: 'Succeeded', expireAt: new Date(Date.now() - HOUR) };
const storedIds = () => stores.byHand.zrange(stores.key('all'), 0, -1);

/** A batch that has expired, and has a job that was requeued since. */
async function restartedBatch() {
  const batch = await store.storedBatch({}, [{ state: 'Succeeded' }]);
  await store.foldAll(-2 * DAY);
  await store.move(batch.jobs[0] ?? { id: '' }, 'Enqueued');
  return batch;
}

describe('Removal on Redis', () => {
  it('removes expired jobs in any number, though several servers remove at once', async () => {
    await store.storedMany(450, expired);
    await store.storedMany(450, { state: 'Failed' });
    const kept = await store.stored();
    const [second, third] = [await stores.open(), await stores.open()];
    const all = [store, second, third];
    await Promise.all(
      all.map((one) => one.maintenance.removeExpired({ failedRetentionMs: -MINUTE })),
    );

    expect(await storedIds()).toEqual([kept.id]);
    expect(await store.countIn('Succeeded')).toBe(450);
    expect(await store.countIn('Failed')).toBe(0);
  });

  it('keeps the outcome of an occurrence though the process dies before it removes the job', async () => {
    await dueOne(store);
    const job = aNewJob(expired);
    await schedule(store, ({ record: { id } }) =>
      scheduled(id, [{ nominalAt: store.ago(HOUR), job }]),
    );
    const dying = stores.dyingBefore(REMOVE_WITH_OUTCOMES);
    void new RedisMaintenanceStore(dying).removeExpired({});
    await dying.dies;
    expect(await storedIds()).toEqual([job.id]);

    await store.maintenance.removeExpired({});
    expect(await storedIds()).toEqual([]);
    expect(await occurrencesOf(store, 'report')).toMatchObject([
      { jobId: job.id, state: 'Succeeded' },
    ]);
  });

  it('removes an expired job whose recurring job is gone', async () => {
    await dueOne(store);
    await schedule(store, ({ record: { id } }) =>
      scheduled(id, [{ nominalAt: store.ago(HOUR), job: aNewJob(expired) }]),
    );
    await store.storage.recurring.remove('report');
    await store.maintenance.removeExpired({});

    expect(await storedIds()).toEqual([]);
    expect(await stores.byHand.exists(stores.key('outcome:report'))).toBe(0);
  });

  it('forgets more links of a job than one script forgets, also those that a dead process has left', async () => {
    const parents = Array.from({ length: 2_500 }, () => aLinkTo({ id: aJobId() }));
    await store.stored({ ...expired, parents });
    const dying = stores.dyingBefore(FORGET_LINKS, { after: 1 });
    void new RedisMaintenanceStore(dying).removeExpired({});
    await dying.dies;
    expect(await stores.byHand.keys(stores.key('children:*'))).toHaveLength(1_500);

    await store.maintenance.removeExpired({});
    for (const kind of ['parents', 'children', 'open', 'wait']) {
      expect(await stores.byHand.keys(stores.key(`${kind}:*`))).toEqual([]);
    }
    expect(await stores.byHand.exists(stores.key('unlinking'))).toBe(0);
  });

  it('goes on behind places of jobs that somebody has removed by hand', async () => {
    const job = await store.stored(expired);
    const gone = Array.from({ length: 150 }, () => aJobId());
    for (const index of ['expiring', 'state:Failed']) {
      await stores.byHand.zadd(stores.key(index), ...gone.flatMap((id) => [1, id]));
    }
    await store.maintenance.removeExpired({ failedRetentionMs: HOUR });

    expect(await storedIds()).not.toContain(job.id);
    for (const index of ['expiring', 'state:Failed']) {
      expect(await stores.byHand.exists(stores.key(index))).toBe(0);
    }
  });

  it('removes expired batches behind those that have started again', async () => {
    const restarted = await restartedBatch();
    const places = Array.from({ length: 150 }, () => aJobId());
    for (const id of places) {
      await stores.byHand.hset(stores.key(`batch:${id}`), { state: 'Succeeded', pending: 1 });
    }
    await stores.byHand.zadd(stores.key('expiringBatches'), ...places.flatMap((id) => [1, id]));
    const over = await store.storedBatch({}, [{ state: 'Succeeded' }]);
    await store.storage.batches.fold(1, -2 * DAY);
    await store.storage.batches.fold(1, -2 * DAY);
    await store.maintenance.removeExpired({});

    expect(await store.batches.find(over.id)).toBeUndefined();
    expect(await store.batches.find(restarted.id)).toBeDefined();
  });

  it('forgets the hours of counters that nobody can ask for any more', async () => {
    await store.stored({ counters: ['mails'] });
    const old = stores.key('counter:old');
    await stores.byHand.sadd(stores.key('counters'), 'old');
    await stores.byHand.hset(old, store.ago(33 * DAY).getTime(), 7);
    await store.maintenance.foldCounters();

    expect(await stores.byHand.exists(old)).toBe(0);
    expect(await stores.byHand.smembers(stores.key('counters'))).toEqual(['mails']);
    expect(await store.total('mails')).toBe(1);
  });
});
