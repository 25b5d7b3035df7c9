import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { goOn } from '../../lib/conformance/support/go-on.js';
import type { ReleasedJob } from '../../lib/storage/continuations/continuation-store.js';
import { TransactionNotSupportedError } from '../../lib/storage/errors/transaction-not-supported-error.js';
import type { NewJob } from '../../lib/storage/jobs/records.js';
import { RedisContinuationStore } from '../../lib/storages/redis/continuations/redis-continuation-store.js';
import { SETTLE_RELEASE } from '../../lib/storages/redis/continuations/release.lua.js';
import { ReleaseSteps } from '../../lib/storages/redis/continuations/release-steps.js';
import { HistoryTrimmer } from '../../lib/storages/redis/jobs/history-trimmer.js';
import { StagedCreation } from '../../lib/storages/redis/jobs/staged-creation.js';
import { LET_APPEAR } from '../../lib/storages/redis/jobs/staged-creation.lua.js';
import { TransitionApplier } from '../../lib/storages/redis/jobs/transition-applier.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob, aTransition } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
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

const aParent = () => store.stored({ state: 'Succeeded', queue: 'other' });
const waitingFor = (...parents: readonly NewJob[]) =>
  store.stored({ state: 'Awaiting', parents: parents.map((parent) => aLinkTo(parent)) });
const releasedBy = (one: StoreUnderTest, limit = 10) => one.continuations.release(limit, goOn);

describe('A release on Redis that awaits its decision', () => {
  it('hides its parents from the releases of other processes', async () => {
    await waitingFor(await aParent());

    const result = await store.continuations.release(10, async (released) => {
      expect(await releasedBy(other)).toMatchObject({ closed: 0 });
      return goOn(released);
    });
    expect(result).toEqual({ closed: 1, hasFound: true, mayHaveMore: false });
  });

  it('does not move a job that was moved meanwhile', async () => {
    const child = await waitingFor(await aParent());

    await store.continuations.release(10, async (released) => {
      await other.move(child, 'Deleted');
      return goOn(released);
    });
    expect(await store.find(child.id)).toMatchObject({ state: 'Deleted' });
    expect(await releasedBy(other)).toMatchObject({ closed: 0, mayHaveMore: false });
  });

  it('asks again about a job that was moved and waits again', async () => {
    const child = await waitingFor(await aParent());

    const first = await store.continuations.release(10, async (released) => {
      await other.move(child, 'Enqueued');
      await other.move(child, 'Awaiting');
      return goOn(released);
    });
    expect(first).toMatchObject({ closed: 0, mayHaveMore: true });
    expect(await releasedBy(other)).toMatchObject({ closed: 1 });
    expect(await store.historyOf(child.id)).toEqual([
      'Awaiting',
      'Enqueued',
      'Awaiting',
      'Enqueued',
    ]);
  });

  it('leaves a continuation to the next release that is created meanwhile', async () => {
    const parent = await aParent();
    await waitingFor(parent);

    const first = await store.continuations.release(10, async () => {
      await waitingFor(parent);
      return [];
    });
    expect(first).toEqual({ closed: 1, hasFound: true, mayHaveMore: true });
    expect(await releasedBy(other)).toMatchObject({ closed: 1 });
  });

  it('leaves the last link of a job open whose other links are closed meanwhile', async () => {
    const [first, second] = [await aParent(), await store.stored({ queue: 'other' })];
    await waitingFor(first);
    const child = await waitingFor(first, second);

    const result = await store.continuations.release(10, async (released) => {
      expect(released.map(({ job }) => job.id)).not.toContain(child.id);
      await other.move(second, 'Succeeded');
      expect(await releasedBy(other)).toMatchObject({ closed: 1 });
      return goOn(released);
    });
    expect(result).toEqual({ closed: 1, hasFound: true, mayHaveMore: true });
    expect(await store.find(child.id)).toMatchObject({ state: 'Awaiting' });
    expect(await releasedBy(other)).toMatchObject({ closed: 1, mayHaveMore: false });
    expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
  });

  it('leaves its links to other releases when its process dies, after a while', async () => {
    const parent = await aParent();
    const child = await waitingFor(parent);
    const batch = await store.storedBatch({ state: 'Awaiting', parents: [aLinkTo(parent)] });
    const dead = new LateDecision<ReleasedJob>();
    void store.continuations.release(10, dead.decide);
    await dead.asked;
    expect(await releasedBy(other)).toMatchObject({ closed: 0 });

    await stores.endTakenTime('dueParents');
    expect(await releasedBy(other)).toMatchObject({ closed: 2, mayHaveMore: false });
    expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
    expect(await store.batch(batch)).toMatchObject({ state: 'Started' });
  });

  it('leaves the children to other releases that it has not settled before its process dies', async () => {
    const parents = [aLinkTo(await aParent())];
    await store.storedMany(150, { state: 'Awaiting', parents });
    const redis = stores.dyingBefore(SETTLE_RELEASE, { after: 1 });
    const applier = new TransitionApplier(redis, new HistoryTrimmer(redis));
    const dying = new RedisContinuationStore(redis, new ReleaseSteps(redis, applier));
    void dying.release(200, goOn);
    await redis.dies;
    expect(await store.claim({ limit: 200 })).toHaveLength(100);
    expect(await releasedBy(other)).toMatchObject({ closed: 0 });

    await stores.endTakenTime('dueParents');
    expect(await releasedBy(other, 200)).toMatchObject({ closed: 50, mayHaveMore: false });
    expect(await store.claim({ limit: 200 })).toHaveLength(50);
  });

  it('changes nothing when it wakes up after another release has closed its links', async () => {
    const child = await waitingFor(await aParent());
    const late = new LateDecision<ReleasedJob>();
    const releasing = store.continuations.release(10, late.decide);
    const released = await late.asked;
    await stores.endTakenTime('dueParents');
    await releasedBy(other);

    late.answer(released.map(({ job }) => aTransition(job, { to: 'Deleted' })));
    expect(await releasing).toEqual({ closed: 0, hasFound: true, mayHaveMore: false });
    expect(await store.historyOf(child.id)).toEqual(['Awaiting', 'Enqueued']);
  });

  it('goes on with all children of a parent that has many, and with others in between', async () => {
    const parents = [aLinkTo(await aParent())];
    await store.storedMany(1_200, { state: 'Awaiting', parents });
    const single = await waitingFor(await aParent());

    expect(await releasedBy(store)).toMatchObject({ closed: 10, mayHaveMore: true });
    await releasedBy(store);
    expect(await store.find(single.id)).toMatchObject({ state: 'Enqueued' });
    await store.releaseAll();
    expect(await store.claim({ limit: 2_000 })).toHaveLength(1_201);
  });
});

/** Ends creations, as if they were begun long ago. */
async function recover(): Promise<void> {
  const [creation = ''] = await stores.byHand.zrange(stores.key('creations'), 0, 0);
  await stores.byHand.zadd(stores.key('creations'), 1, creation);
  await new StagedCreation(stores.executor()).recover();
}

describe('A child on Redis with more parents than one script links', () => {
  it.each(['job', 'batch'])(
    'waits for all of them though the process dies before it has linked them: a %s',
    async (kind) => {
      const parents = await store.storedMany(350, { state: 'Succeeded' });
      const links = parents.map((parent) => aLinkTo(parent));
      const job = aNewJob({ state: 'Awaiting', parents: links });
      const batch = aNewBatch({ state: 'Awaiting', parents: links });
      const redis = stores.dyingBefore(LET_APPEAR, { after: 3 });
      const creation = new StagedCreation(redis);
      void (kind === 'job'
        ? creation.create([job], {})
        : creation.create([], { batches: [batch] }));
      await redis.dies;
      const stateOf = async () =>
        (kind === 'job' ? await store.find(job.id) : await store.batch(batch)).state;
      await eventually(async () => (await releasedBy(store, 350)).closed > 0);
      expect(await stateOf()).toBe('Awaiting');

      await recover();
      await stores.endTakenTime('dueParents');
      await store.releaseAll();
      expect(await stateOf()).toBe(kind === 'job' ? 'Enqueued' : 'Started');
      const { id } = kind === 'job' ? job : batch;
      expect(await store.continuations.findParentLinks(id)).toHaveLength(350);
    },
  );

  it('has each link once when it is given twice', async () => {
    const parents = await store.storedMany(150);
    const links = parents.map((parent) => aLinkTo(parent));
    const child = await store.stored({ state: 'Awaiting', parents: [...links, ...links] });
    for (const parent of parents) await store.move(parent, 'Succeeded');
    await store.releaseAll();

    expect(await store.find(child.id)).toMatchObject({ state: 'Enqueued' });
  });
});

describe('A parent on Redis that is created together with many jobs', () => {
  const many = () => Array.from({ length: 450 }, () => aNewJob());

  it.each(['Succeeded', 'Enqueued'])(
    'is not taken for a removed one before it appears, when it is %s',
    async (state) => {
      const parent = aNewJob({ state, queue: 'other' });
      const child = aNewJob({ state: 'Awaiting', parents: [aLinkTo(parent)] });
      const redis = stores.dyingBefore(LET_APPEAR, { after: 1 });
      void new StagedCreation(redis).create([child, ...many(), parent], {});
      await redis.dies;
      await eventually(() => store.jobs.findJob(child.id));
      expect(await releasedBy(store)).toMatchObject({ closed: 0, mayHaveMore: false });
      expect(await store.find(child.id)).toMatchObject({ state: 'Awaiting' });

      await recover();
      await stores.endTakenTime('dueParents');
      if (state !== 'Succeeded') await store.move(parent, 'Succeeded');
      expect(await store.releaseAll()).toMatchObject([{ job: { id: child.id }, unmet: undefined }]);
    },
  );

  it('counts as Deleted when it is not among the jobs after all', async () => {
    const redis = stores.dyingBefore(LET_APPEAR, { after: 1 });
    void new StagedCreation(redis).create(many(), {});
    await redis.dies;
    const child = await waitingFor(aNewJob());
    expect(await releasedBy(store)).toMatchObject({ closed: 0 });

    await recover();
    await stores.endTakenTime('dueParents');
    expect(await releasedBy(store)).toMatchObject({ closed: 1 });
    expect(await store.find(child.id)).toMatchObject({ state: 'Deleted' });
  });
});

describe('RedisJobStorage, inside a database transaction', () => {
  it('refuses to read parents and batches', async () => {
    const transaction = { query: async () => [] };

    await expect(store.batches.find(aJobId(), transaction)).rejects.toThrow(
      TransactionNotSupportedError,
    );
    await expect(store.continuations.findParents([], transaction)).rejects.toThrow(
      TransactionNotSupportedError,
    );
  });
});
