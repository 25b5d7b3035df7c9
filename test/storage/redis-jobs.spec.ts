import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { wokenJob } from '../../lib/conformance/locks/lock-scenarios.js';
import { HOUR } from '../../lib/conformance/support/durations.js';
import type { NewJob } from '../../lib/storage/jobs/records.js';
import { aNewJob, aTransition } from '../support/builders.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await stores.open();
});

const LONG = 'long '.repeat(100);
const aLongJob = () =>
  aNewJob({ arguments: JSON.stringify([LONG]), parameters: { culture: LONG } });
const encodingOf = (id: string) => stores.byHand.object('ENCODING', stores.key(`job:${id}`));
const keysOf = (id: string) => stores.byHand.keys(stores.key(`*${id}`));

/** Whether a member stands in a set of the store, or by which score. */
async function placesOf(id: string): Promise<Record<string, unknown>> {
  const places: Record<string, unknown> = {};
  const prefix = stores.key('');
  for (const key of await stores.byHand.keys(`${prefix}*`)) {
    const name = key.slice(prefix.length).replace(id, 'ID');
    const type = await stores.byHand.type(key);
    if (type === 'zset') places[name] = await stores.byHand.zscore(key, id);
    else if (type === 'set') places[name] = await stores.byHand.smembers(key);
    else if (type === 'hash') places[name] = await stores.byHand.hgetall(key);
  }
  return places;
}

/** Times and ids become words. */
const withoutTimes = (places: Record<string, unknown>, id: string): unknown =>
  JSON.parse(
    JSON.stringify(places)
      .replaceAll(id, 'ID')
      .replace(/\b\d{13}\b/g, 'TIME'),
  );

describe('A job on Redis', () => {
  it('takes little memory for its fields when it has ended, also with long texts', async () => {
    const job = aLongJob();
    await store.jobs.createJobs([job]);
    const [claimed] = await store.claim();
    expect(claimed).toMatchObject({ arguments: job.arguments, parameters: job.parameters });
    await store.move(job, 'Failed', { history: failedHistory() });
    await store.move(job, 'Succeeded');

    expect(await encodingOf(job.id)).toBe('listpack');
    expect(await store.find(job.id)).toMatchObject({
      arguments: job.arguments,
      parameters: job.parameters,
    });
    expect(await store.historyOf(job.id)).toEqual(['Enqueued', 'Failed', 'Succeeded']);
    const found = await store.storage.monitoring.search({ words: [LONG.trim()] }, { limit: 10 });
    expect(found.jobs.map(({ id }) => id)).toEqual([job.id]);
  });

  it('leaves nothing of its long texts when it is removed', async () => {
    const job = { ...aLongJob(), state: 'Succeeded', expireAt: store.ago(HOUR) };
    await store.jobs.createJobs([job]);
    expect((await keysOf(job.id)).length).toBeGreaterThan(1);

    await store.maintenance.removeExpired({});
    expect(await keysOf(job.id)).toEqual([]);
  });

  it.each([
    ['an ordinary job', {}],
    ['a job of another queue and priority', { queue: 'mails', priority: -3 }],
    ['a job that is ready since a time', { runAt: new Date(1_700_000_000_000) }],
    ['a job with long texts', { arguments: JSON.stringify([LONG]), parameters: { a: LONG } }],
  ])('is stored alike by both scripts that create jobs: %s', async (_, given: Partial<NewJob>) => {
    const [first, second] = [aNewJob(given), aNewJob(given)];
    await store.jobs.createJobs([first]);
    const places = await placesOf(first.id);
    await stores.byHand.flushdb();
    await store.jobs.createJobs([second], { mayExist: true });

    expect(Object.keys(places).length).toBeGreaterThan(3);
    expect(withoutTimes(places, first.id)).toEqual(
      withoutTimes(await placesOf(second.id), second.id),
    );
  });

  it('is stored alike when it is created alone and with many others', async () => {
    const [first, second] = [aNewJob(), aNewJob()];
    await store.jobs.createJobs([first]);
    const places = await placesOf(first.id);
    await stores.byHand.flushdb();
    await store.jobs.createJobs([second, ...Array.from({ length: 450 }, () => aNewJob())]);
    const withOthers = await placesOf(second.id);

    expect(withOthers.tally).toEqual({ Enqueued: '451' });
    const ofJob = Object.keys(places).map((name) => [name, withOthers[name]]);
    const alike = { ...Object.fromEntries(ofJob), tally: places.tally };
    expect(withoutTimes(alike, second.id)).toEqual(withoutTimes(places, first.id));
  });

  it('is not changed by a creation of many jobs that may exist', async () => {
    const jobs = Array.from({ length: 450 }, () => aNewJob());
    await store.jobs.createJobs(jobs.slice(0, 3));
    const claimed = await store.claim({ limit: 2 });
    await store.jobs.createJobs(jobs, { mayExist: true });

    const states = await store.jobs.findStates(jobs.map(({ id }) => id));
    expect(states).toHaveLength(450);
    expect(states.filter(({ state }) => state === 'Processing').map(({ id }) => id)).toEqual(
      claimed.map(({ id }) => id),
    );
    expect(await store.claim({ limit: 1_000 })).toHaveLength(448);
  });

  it('is read alike when the first layout of the keys has it', async () => {
    const job = aNewJob();
    await store.jobs.createJobs([job]);
    const found = await store.find(job.id);
    const [entry] = job.history;
    await stores.byHand.hset(stores.key(`job:${job.id}`), {
      params: '{}',
      priority: 0,
      attempt: 0,
      history: JSON.stringify({ ...entry, at: entry?.at.getTime() }),
    });

    expect(await store.find(job.id)).toEqual(found);
    expect(await store.claim()).toMatchObject([
      { id: job.id, priority: 0, parameters: {}, lease: { attempt: 1 } },
    ]);
    await store.move(job, 'Succeeded');
    expect(await store.historyOf(job.id)).toEqual(['Enqueued', 'Succeeded']);
  });

  it('is stored alike when a worker gets it at once and when a server claims it', async () => {
    const [first, second] = [aNewJob(), aNewJob()];
    const withdraw = store.queues.offer?.({
      reserve: () => ({ serverId: 'server-1', start: () => {}, cancel: () => {} }),
    });
    await store.jobs.createJobs([first]);
    withdraw?.();
    const places = await placesOf(first.id);
    await stores.byHand.flushdb();
    await store.jobs.createJobs([second]);
    await store.claim();

    expect(withoutTimes(places, first.id)).toEqual(
      withoutTimes(await placesOf(second.id), second.id),
    );
  });

  it.each([
    ['that succeeds', 'Succeeded', {}],
    ['that is deleted', 'Deleted', {}],
    ['that fails for no known reason', 'Failed', {}],
    [
      'with long texts',
      'Succeeded',
      { arguments: JSON.stringify([LONG]), parameters: { a: LONG } },
    ],
  ])(
    'is left alike by its worker and by anybody who has read it: a job %s',
    async (_, to, given) => {
      const counters = ['ended'];
      const first = await store.running(given);
      await store.apply(aTransition(first, { to, counters }));
      const places = await placesOf(first.id);
      await stores.byHand.flushdb();
      const second = await store.running(given);
      const byReader = aTransition(second, { to, counters });
      const from = { state: 'Processing', attempt: 1, isFinished: false };
      await store.apply({ ...byReader, from });

      expect(Object.keys(places).length).toBeGreaterThan(3);
      expect(withoutTimes(places, first.id)).toEqual(
        withoutTimes(await placesOf(second.id), second.id),
      );
    },
  );

  it('is left by its worker, and requeued by the next transition of the same call', async () => {
    const job = await store.running();
    const ended = aTransition(job, { to: 'Succeeded' });
    const requeued = {
      ...aTransition(job, { to: 'Enqueued' }),
      from: { state: 'Succeeded', isFinished: true },
    };
    const outcomes = await store.jobs.applyTransitions([ended, requeued]);

    expect(outcomes).toEqual([{ applied: true }, { applied: true }]);
    const places = await placesOf(job.id);
    expect(places.expiring).toBeUndefined();
    expect(places['state:Succeeded']).toBeUndefined();
    expect(await store.claimedIds()).toEqual([job.id]);
  });
});

describe('A claim on Redis', () => {
  it('takes woken jobs and others, and leaves the jobs behind them', async () => {
    const woken = await wokenJob(store);
    const jobs = Array.from({ length: 3 }, () => aNewJob());
    await store.jobs.createJobs(jobs);
    const ids = [woken, ...jobs].map(({ id }) => id);

    expect(await store.claimedIds({ limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await store.claimedIds({ limit: 1 })).toEqual(ids.slice(2, 3));
    expect(await store.claimedIds()).toEqual(ids.slice(3));
    expect(await stores.byHand.smembers(stores.key('readyQueues'))).toEqual([]);
  });

  it('gives up places in which somebody has left no job, and takes the jobs behind them', async () => {
    const jobs = Array.from({ length: 3 }, () => aNewJob());
    await store.jobs.createJobs(jobs);
    const [gone, ...others] = jobs.map(({ id }) => id);
    await stores.byHand.del(stores.key(`job:${gone}`));

    expect(await store.claimedIds({ limit: 2 })).toEqual(others);
    expect(await stores.byHand.exists(stores.key('ready:default'))).toBe(0);
  });

  it('answers what differs between jobs of one queue', async () => {
    const given: Partial<NewJob>[] = [
      {},
      { type: 'Other' },
      { method: 'other' },
      { parameters: { culture: 'de' } },
      { parameters: { culture: LONG } },
      {},
    ];
    const jobs = given.map((one) => aNewJob(one));
    await store.jobs.createJobs(jobs);

    expect(await store.claim()).toMatchObject(
      jobs.map(({ id, type, method, parameters }) => ({ id, type, method, parameters })),
    );
  });

  it('tells the jobs of a batch from others', async () => {
    const alone = aNewJob();
    await store.jobs.createJobs([alone]);
    const { id, jobs } = await store.storedBatch({}, [{}, {}]);

    const claimed = await store.claim();
    expect(claimed.map(({ batchId }) => batchId)).toEqual([undefined, id, id]);
    await store.jobs.applyTransitions(claimed.map((job) => aTransition(job, { to: 'Succeeded' })));
    expect(await stores.byHand.hgetall(stores.key(`batch:${id}`))).toMatchObject({
      pending: '0',
      processing: '0',
      succeeded: String(jobs.length),
    });
  });
});

function failedHistory() {
  const exception = { type: 'TypeError', message: LONG, stack: LONG };
  return [{ state: 'Failed', at: new Date(), data: { exception } }];
}
