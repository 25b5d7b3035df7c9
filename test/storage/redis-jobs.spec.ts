import { describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR } from '../../lib/conformance/support/durations.js';
import type { NewJob } from '../../lib/storage/jobs/records.js';
import { aNewJob } from '../support/builders.js';
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
});

function failedHistory() {
  const exception = { type: 'TypeError', message: LONG, stack: LONG };
  return [{ state: 'Failed', at: new Date(), data: { exception } }];
}
