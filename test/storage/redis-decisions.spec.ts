import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR } from '../../lib/conformance/support/durations.js';
import type { ClaimedJob, JobRecord } from '../../lib/storage/jobs/records.js';
import { HistoryTrimmer } from '../../lib/storages/redis/jobs/history-trimmer.js';
import { TransitionApplier } from '../../lib/storages/redis/jobs/transition-applier.js';
import { RedisSweepStore } from '../../lib/storages/redis/sweeps/redis-sweep-store.js';
import { SETTLE_SWEEP } from '../../lib/storages/redis/sweeps/sweep-jobs.lua.js';
import { aJobId, aTransition } from '../support/builders.js';
import { LateDecision } from '../support/late-decision.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;
let other: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
  other = await stores.open();
});

const due = () => store.stored({ state: 'Scheduled', runAt: store.ago(HOUR) });
const manyDue = (count: number) =>
  store.storedMany(count, { state: 'Scheduled', runAt: store.ago(HOUR) });
const enqueueAll = async (jobs: readonly JobRecord[]) =>
  jobs.map((job) => aTransition(job, { to: 'Enqueued' }));
const sweptBy = (one: StoreUnderTest) => one.sweeps.sweep('due', 10, enqueueAll);

describe('A sweep on Redis that awaits its decision', () => {
  it('hides its jobs from the sweeps of other processes', async () => {
    await due();

    const found = await store.sweeps.sweep('due', 10, async () => {
      expect(await sweptBy(other)).toBe(0);
      return [];
    });
    expect(found).toBe(1);
    expect(await sweptBy(other)).toBe(1);
  });

  it('lets other sweeps have the jobs that it has not taken', async () => {
    await manyDue(3);

    await store.sweeps.sweep('due', 2, async (jobs) => {
      expect(await sweptBy(other)).toBe(1);
      return enqueueAll(jobs);
    });
    expect(await store.claim()).toHaveLength(3);
  });

  it('does not move a job that was moved meanwhile', async () => {
    const job = await due();

    await store.sweeps.sweep('due', 10, async (jobs) => {
      await other.move(job, 'Deleted');
      return enqueueAll(jobs);
    });
    expect(await store.find(job.id)).toMatchObject({ state: 'Deleted' });
  });

  it('does not enqueue a job that was rescheduled meanwhile', async () => {
    const job = await due();
    const runAt = store.ahead(HOUR);

    await store.sweeps.sweep('due', 10, async (jobs) => {
      await other.move(job, 'Scheduled', { runAt });
      return enqueueAll(jobs);
    });
    expect(await store.find(job.id)).toMatchObject({ state: 'Scheduled', runAt });
    expect(await sweptBy(other)).toBe(0);
  });

  it('leaves a job to the next sweep that was enqueued and scheduled again meanwhile', async () => {
    const job = await due();

    await store.sweeps.sweep('due', 10, async (jobs) => {
      await other.move(job, 'Enqueued');
      await other.move(job, 'Scheduled');
      return enqueueAll(jobs);
    });
    expect(await store.historyOf(job.id)).toEqual(['Scheduled', 'Enqueued', 'Scheduled']);
    expect(await sweptBy(other)).toBe(1);
  });

  it('leaves its jobs to other sweeps when its process dies, after a while', async () => {
    const job = await due();
    const dead = new LateDecision<JobRecord>();
    void store.sweeps.sweep('due', 10, dead.decide);
    await dead.asked;
    expect(await sweptBy(other)).toBe(0);

    await stores.endTakenTime('swept');
    expect(await sweptBy(other)).toBe(1);
    expect(await store.find(job.id)).toMatchObject({ state: 'Enqueued' });
  });

  it('leaves the jobs to other sweeps that it has not moved before its process dies', async () => {
    await manyDue(150);
    const redis = stores.dyingBefore(SETTLE_SWEEP, { after: 1 });
    const applier = new TransitionApplier(redis, new HistoryTrimmer(redis));
    void new RedisSweepStore(redis, applier).sweep('due', 150, enqueueAll);
    await redis.dies;
    expect(await store.claim({ limit: 200 })).toHaveLength(100);
    expect(await sweptBy(other)).toBe(0);

    await stores.endTakenTime('swept');
    expect(await other.sweeps.sweep('due', 200, enqueueAll)).toBe(50);
    expect(await store.claim({ limit: 200 })).toHaveLength(50);
  });

  it('changes nothing when it wakes up after another sweep has moved its jobs', async () => {
    const job = await due();
    const late = new LateDecision<JobRecord>();
    const sweeping = store.sweeps.sweep('due', 10, late.decide);
    const jobs = await late.asked;
    await stores.endTakenTime('swept');
    await sweptBy(other);

    late.answer(jobs.map((one) => aTransition(one, { to: 'Deleted' })));
    await sweeping;
    expect(await store.historyOf(job.id)).toEqual(['Scheduled', 'Enqueued']);
  });

  it('does not show jobs that another sweep has taken since', async () => {
    await due();
    const late = new LateDecision<JobRecord>();
    const sweeping = store.sweeps.sweep('due', 10, late.decide);
    await late.asked;
    await stores.endTakenTime('swept');

    await other.sweeps.sweep('due', 10, async () => {
      await stores.prolongTakenTime('swept');
      late.answer([]);
      await sweeping;
      expect(await sweptBy(store)).toBe(0);
      return [];
    });
  });

  it('makes its jobs due again at the time when others may take them', async () => {
    await due();
    const now = store.ago(0).getTime();

    await store.sweeps.sweep('due', 10, async () => {
      expect((await other.sweeps.nextDueAt())?.getTime()).toBeGreaterThan(now);
      return [];
    });
    expect((await other.sweeps.nextDueAt())?.getTime()).toBeLessThan(now);
  });

  it('takes more jobs than one script, each once', async () => {
    await manyDue(450);

    const found = await store.sweeps.sweep('due', 420, async (jobs) => {
      expect(new Set(jobs.map(({ id }) => id)).size).toBe(420);
      return enqueueAll(jobs);
    });
    expect(found).toBe(420);
    expect(await other.sweeps.sweep('due', 100, enqueueAll)).toBe(30);
  });

  it('forgets a place in which somebody has left no job', async () => {
    await stores.byHand.zadd(stores.key('scheduled'), 1, aJobId());

    expect(await sweptBy(store)).toBe(0);
    expect(await store.sweeps.nextDueAt()).toBeUndefined();
  });
});

describe('A sweep of abandoned jobs on Redis', () => {
  const fail = async (jobs: readonly JobRecord[]) =>
    jobs.map((job) => aTransition(job, { to: 'Failed' }));
  /** A server that was removed before it took the lock. */
  const lateHolder = async (): Promise<ClaimedJob> => {
    const lost = await store.running({}, 'gone');
    expect(await store.takesLock(lost)).toBe(true);
    return lost;
  };

  it('frees the lock that a removed server took late, and wakes the next job', async () => {
    await store.announced('server-1');
    await lateHolder();
    const next = await store.running();
    expect(await store.takesLock(next)).toBe(false);

    await store.sweeps.sweep('abandoned', 10, fail);
    expect(await store.claimedIds()).toEqual([next.id]);
  });

  it('keeps the lock of a job without a decision', async () => {
    await lateHolder();
    await store.sweeps.sweep('abandoned', 10, async () => []);

    expect(await store.takesLock(await store.running())).toBe(false);
  });
});
