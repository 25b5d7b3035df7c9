import { describe, expect, it } from '@jest/globals';
import { holder, waiting } from '../../lib/conformance/locks/lock-scenarios.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR, MINUTE } from '../../lib/conformance/support/durations.js';
import { StoreClock } from '../../lib/storages/parts/store-clock.js';
import { StagedCreation } from '../../lib/storages/redis/jobs/staged-creation.js';
import { LET_APPEAR } from '../../lib/storages/redis/jobs/staged-creation.lua.js';
import type { RedisExecutor } from '../../lib/storages/redis/redis-executor.js';
import { END_TURNS } from '../../lib/storages/redis/servers/held-by-servers.lua.js';
import { RedisServerStore } from '../../lib/storages/redis/servers/redis-server-store.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
});

/** How many scripts the server has run. */
async function scripts(): Promise<number> {
  const stats = await stores.byHand.info('commandstats');
  const calls = stats.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g);
  return [...calls].reduce((sum, [, count]) => sum + Number(count), 0);
}

const serversOn = (redis: RedisExecutor, clock = new StoreClock()) =>
  new RedisServerStore(redis, clock, new StagedCreation(redis));

/** @returns jobs that the server `server-1` runs, each with a lock of its own */
async function holders(count: number) {
  await store.storedMany(count);
  const jobs = await store.claim({ limit: count });
  const requests = jobs.map(({ id, lease }, n) => ({
    id,
    lease,
    resource: `tenant:${n}`,
    timeoutMs: HOUR,
  }));
  expect(await store.locks.acquire(requests)).toHaveLength(count);
  return jobs;
}

describe('A server of a store on Redis', () => {
  it('asks the store with each heartbeat once, whatever there is to do', async () => {
    await store.announced('server-1');
    await store.pulse();
    await store.stored({ state: 'Scheduled', runAt: store.ago(MINUTE) });
    await holder(store);
    await waiting(store);
    const before = await scripts();
    await store.servers.heartbeat('server-1', { queues: ['default'], serverTimeoutMs: HOUR });

    expect((await scripts()) - before).toBe(1);
  });

  it('sets the clock of the store by its heartbeat', async () => {
    const clock = new StoreClock();
    clock.synchronize(0, performance.now());
    const servers = serversOn(stores.executor(), clock);
    await servers.heartbeat('server-1', { queues: [], serverTimeoutMs: HOUR });

    const [seconds] = await stores.byHand.time();
    expect(Math.abs(clock.now().getTime() - Number(seconds) * 1_000)).toBeLessThan(MINUTE);
  });

  it('leaves more locks than one script frees', async () => {
    await store.announced('server-1');
    await holders(250);
    await store.servers.remove('server-1');

    expect(await stores.byHand.keys(stores.key('lock*'))).toEqual([]);
  });

  it('loses its locks to a sweep when its remover dies before they are freed', async () => {
    await store.announced('server-1');
    const { id } = await holder(store);
    const next = await waiting(store);
    const dying = stores.dyingBefore(END_TURNS);
    void serversOn(dying).remove('server-1');
    await dying.dies;
    expect(await store.servers.list()).toEqual([]);
    expect(await store.claim()).toEqual([]);

    await store.sweeps.sweep('abandoned', 10, async (records) =>
      records.map((record) => aTransition(record, { to: 'Failed' })),
    );
    expect(await store.find(id)).toMatchObject({ state: 'Failed' });
    expect(await store.claimedIds({ serverId: 'server-2' })).toEqual([next.id]);
  });

  it('learns of a creation whose process has died, and ends it', async () => {
    const jobs = Array.from({ length: 450 }, () => aNewJob());
    const dying = stores.dyingBefore(LET_APPEAR);
    void new StagedCreation(dying).create(jobs, {});
    await dying.dies;
    expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: false });

    // As if it was begun long ago.
    const [creation = ''] = await stores.byHand.zrange(stores.key('creations'), 0, 0);
    await stores.byHand.zadd(stores.key('creations'), 1, creation);
    expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: true });
    await store.servers.removeTimedOut(HOUR);
    expect(await store.pulse()).toMatchObject({ hasAbandonedJobs: false });
    expect(await store.claim({ limit: 1_000 })).toHaveLength(450);
  });

  it('is listed although somebody has written other texts by hand', async () => {
    await store.announced('server-1');
    const texts = { queues: '{', load: '[1]', activity: '{}', software: 'null' };
    await stores.byHand.hset(stores.key('server:server-1'), texts);

    expect(await store.servers.list()).toMatchObject([
      { id: 'server-1', queues: [], load: undefined, activity: undefined, software: undefined },
    ]);
  });

  it('leaves nothing of what it knew', async () => {
    for (const id of ['server-1', 'server-2']) {
      await store.announced(id);
      await store.servers.announceHandlers(id, { methods: { A: null }, isComplete: true });
    }
    await store.servers.remove('server-1');
    expect(await stores.byHand.hlen(stores.key('handlers'))).toBe(1);

    await store.servers.removeTimedOut(-MINUTE);
    expect(await stores.byHand.keys(stores.key('*server-*'))).toEqual([]);
    expect(await stores.byHand.exists(stores.key('handlers'))).toBe(0);
  });

  it('knows everything where somebody has written what it knows by hand', async () => {
    await store.announced('server-1');
    await store.servers.announceHandlers('server-1', { methods: { A: null }, isComplete: true });
    const [fingerprint = ''] = await stores.byHand.hkeys(stores.key('handlers'));
    await stores.byHand.hset(stores.key('handlers'), fingerprint, 'no JSON');

    expect(await store.servers.listHandlers()).toMatchObject([{ known: { isComplete: false } }]);
  });

  it('is one of the hundred latest that were lost', async () => {
    for (let n = 0; n < 105; n += 1) {
      await store.announced(`server-${n}`);
      await store.servers.removeTimedOut(-MINUTE);
    }

    const lost = await store.servers.listLost();
    expect(lost).toHaveLength(100);
    expect(lost[0]).toMatchObject({ id: 'server-104' });
    expect(await stores.byHand.hlen(stores.key('lostServers'))).toBe(100);
  });
});
