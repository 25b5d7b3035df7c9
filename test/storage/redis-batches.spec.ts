import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { DAY } from '../../lib/conformance/support/durations.js';
import { GO_ON_CANCELING } from '../../lib/storages/redis/batches/cancel-batch.lua.js';
import { RedisBatchStore } from '../../lib/storages/redis/batches/redis-batch-store.js';
import { StagedCreation } from '../../lib/storages/redis/jobs/staged-creation.js';
import { LET_APPEAR } from '../../lib/storages/redis/jobs/staged-creation.lua.js';
import { aNewBatch, aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
});

/** A batch whose jobs are all parked. */
async function parkedBatch(jobs: number, given: Parameters<typeof store.storedBatch>[0] = {}) {
  const batch = await store.storedBatch(given, Array(jobs).fill({}));
  await store.queues.park(await store.claim({ limit: jobs }));
  expect(await store.claim()).toEqual([]);
  return batch;
}

/** More batches, directly within one, than one script looks at. Each has a job that is ready. All are up to date. */
async function wideBatch() {
  const outer = aNewBatch();
  const nested = Array.from({ length: 1_300 }, () => aNewBatch({ batchId: outer.id }));
  const jobs = nested.map(({ id }) => aNewJob({ batchId: id }));
  await store.jobs.createJobs(jobs, { batches: [outer, ...nested] });
  await store.foldAll();
  return outer;
}

const statesWithin = async ({ id }: { readonly id: string }) =>
  new Set((await store.batches.findNested(id)).map(({ state }) => state));

describe('A batch on Redis that is cancelled', () => {
  it('takes more nested batches with it than one script looks at', async () => {
    const outer = await wideBatch();

    expect(await store.batches.cancel(outer.id)).toBe(true);
    expect(await statesWithin(outer)).toEqual(new Set(['Deleted']));
    const claimed = await store.claim({ limit: 1_300 });
    expect(claimed.every(({ isCanceled }) => isCanceled)).toBe(true);
  });

  it('takes a long chain of nested batches with it', async () => {
    const batches = [aNewBatch()];
    for (let n = 0; n < 1_000; n += 1) batches.push(aNewBatch({ batchId: batches.at(-1)?.id }));
    await store.jobs.createJobs([], { batches });

    await store.batches.cancel(batches[0]?.id ?? '');
    expect(await store.batch(batches.at(-1) ?? { id: '' })).toMatchObject({ state: 'Deleted' });
  });

  it('makes its parked jobs ready, also those of nested batches, and no others', async () => {
    const outer = await parkedBatch(150);
    const nested = await parkedBatch(1, { batchId: outer.id });
    await parkedBatch(1);

    await store.batches.cancel(outer.id);
    const claimed = await store.claim({ limit: 200 });
    expect(claimed).toHaveLength(151);
    expect(claimed.every(({ isCanceled }) => isCanceled)).toBe(true);
    expect(claimed.map(({ id }) => id)).toContain(nested.jobs[0]?.id);
  });

  it('is finished by the next fold when the process dies before all of its parked jobs are ready', async () => {
    const batch = await parkedBatch(250);
    const redis = stores.dyingBefore(GO_ON_CANCELING);
    void new RedisBatchStore(redis).cancel(batch.id);
    await redis.dies;
    expect(await store.claim({ limit: 300 })).toHaveLength(100);
    expect(await store.pulse()).toMatchObject({ hasUncountedBatches: true });

    await store.foldAll();
    expect(await store.claim({ limit: 300 })).toHaveLength(150);
  });

  it('is finished by the next fold when the process dies before all nested batches are cancelled', async () => {
    const outer = await wideBatch();
    const redis = stores.dyingBefore(GO_ON_CANCELING);
    void new RedisBatchStore(redis).cancel(outer.id);
    await redis.dies;
    expect(await statesWithin(outer)).toEqual(new Set(['Deleted', 'Started']));

    await store.foldAll();
    expect(await statesWithin(outer)).toEqual(new Set(['Deleted']));
  });

  it('is out of date until all of its parked jobs are ready, also when the fold dies', async () => {
    const batch = await parkedBatch(250);
    await store.foldAll();
    const canceling = stores.dyingBefore(GO_ON_CANCELING);
    void new RedisBatchStore(canceling).cancel(batch.id);
    await canceling.dies;

    const folding = stores.dyingBefore(GO_ON_CANCELING);
    void new RedisBatchStore(folding).fold(100, DAY);
    await folding.dies;
    expect(await store.pulse()).toMatchObject({ hasUncountedBatches: true });
  });
});

describe('A batch on Redis', () => {
  const countByHand = (id: string, name: string, value: string) =>
    stores.byHand.hset(stores.key(`batch:${id}`), name, value);

  it('does not end while jobs of it are being created', async () => {
    const { id } = await store.storedBatch();
    await countByHand(id, 'creating', '1');
    await store.foldAll();
    expect(await store.batch({ id })).toMatchObject({ state: 'Started', expireAt: undefined });

    await countByHand(id, 'creating', '0');
    const job = await store.stored({ batchId: id });
    await store.move(job, 'Succeeded');
    await store.foldAll();
    expect(await store.batch({ id })).toMatchObject({ state: 'Succeeded' });
  });

  it('does not end before all that was created with it has appeared, though the process dies', async () => {
    const outer = await store.storedBatch();
    const inner = Array.from({ length: 250 }, () => aNewBatch({ batchId: outer.id }));
    const jobs = inner.map(({ id }) => aNewJob({ batchId: id }));
    const dying = stores.dyingBefore(LET_APPEAR, { after: 7 });
    void new StagedCreation(dying).create(jobs, { batches: inner });
    await dying.dies;
    await eventually(async () => (await store.claim()).length > 0);
    await store.foldAll();
    const states = new Set((await store.batches.findNested(outer.id)).map(({ state }) => state));
    expect([...states]).toEqual(['Started']);
    expect(await store.batch(outer)).toMatchObject({ state: 'Started' });

    const [creation = ''] = await stores.byHand.zrange(stores.key('creations'), 0, 0);
    await stores.byHand.zadd(stores.key('creations'), 1, creation);
    await new StagedCreation(stores.executor()).recover();
    for (const { id } of jobs) await store.move({ id }, 'Succeeded');
    await store.foldAll();
    expect(await store.batch(outer)).toMatchObject({
      state: 'Succeeded',
      progress: { total: 250, succeeded: 250 },
    });
  });

  it('counts the jobs of each batch in a circle, and of those within it, once', async () => {
    const [first, second] = [await store.storedBatch(), await store.storedBatch()];
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      await stores.byHand.hset(stores.key(`batch:${one.id}`), 'batch', other.id);
    }
    const inner = await store.storedBatch({ batchId: first.id });
    await store.stored({ batchId: inner.id });
    await store.stored({ batchId: second.id });

    for (const { id } of [first, second]) {
      expect(await store.batch({ id })).toMatchObject({ progress: { total: 2 } });
    }
    expect(await store.batch(inner)).toMatchObject({ progress: { total: 1 } });
  });

  it('ends with 3,000 jobs that were created together', async () => {
    const batch = await store.storedBatch({}, Array(3_000).fill({ state: 'Succeeded' }));
    await store.foldAll();

    expect(await store.batch(batch)).toMatchObject({
      state: 'Succeeded',
      progress: { total: 3_000, succeeded: 3_000 },
    });
    expect(await store.batches.recount(batch.id)).toMatchObject({ succeeded: 3_000 });
  });

  it('is still read when somebody has damaged its counts', async () => {
    const { id } = await store.storedBatch({}, [{}]);
    await countByHand(id, 'succeeded', 'many');
    await countByHand(id, 'failed', '-3');

    expect((await store.batch({ id })).progress).toMatchObject({
      total: 1,
      pending: 1,
      succeeded: 0,
      failed: 0,
    });
  });

  it('is folded in any number and depth', async () => {
    const batches = [aNewBatch()];
    for (let n = 0; n < 400; n += 1) batches.push(aNewBatch({ batchId: batches.at(-1)?.id }));
    const job = aNewJob({ batchId: batches.at(-1)?.id });
    await store.jobs.createJobs([job], { batches });
    await store.foldAll();
    await store.move(job, 'Succeeded');
    await store.foldAll();

    const [outermost = { id: '' }] = batches;
    expect(await store.batch(outermost)).toMatchObject({
      state: 'Succeeded',
      progress: { total: 1, succeeded: 1 },
    });
  });
});
