import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { HOUR } from '../../lib/conformance/support/durations.js';
import type { NewBatch } from '../../lib/storage/batches/batch-store.js';
import type { ClaimedJob } from '../../lib/storage/jobs/records.js';
import { Broker } from '../support/brokers/broker.js';
import { aJobId, aLinkTo, aNewBatch, aNewJob, anEntry, aTransition } from '../support/builders.js';
import { RedisStores } from '../support/redis-stores.js';

const JOBS = 50_000;
/** Nobody waits longer for the script of another process. */
const LONGEST_SCRIPT_MS = 10;
/** A script that is too long is so in each run. Other processes of the machine make any script long now and then. */
const RUNS = 20;
const LOG_LENGTH = 10_000;
const FILL_LIMIT_MS = 10 * 60_000;
const CASE_LIMIT_MS = 2 * 60_000;

let server: Broker;
let stores: RedisStores;
let store: StoreUnderTest;

const batch = aNewBatch();
const bulkId = aJobId();

beforeAll(async () => {
  server = await Broker.start('redis');
  stores = new RedisStores(server.url);
  store = await stores.open();
  await stores.byHand.config('SET', 'slowlog-log-slower-than', LONGEST_SCRIPT_MS * 1_000);
  await stores.byHand.config('SET', 'slowlog-max-len', LOG_LENGTH);

  await store.jobs.createJobs([], { batches: [batch] });
  await fill(() => aNewJob({ queue: 'mails' }));
  await fill((at) => aNewJob({ batchId: batch.id, priority: at % 7, queue: 'batch' }));
  await fill(() => aNewJob({ state: 'Succeeded', expireAt: store.ahead(HOUR) }));
  const exception = { type: 'TypeError', message: 'no' };
  await fill((at) => {
    const data = { exception, fingerprint: `f${at % 100}` };
    return aNewJob({ state: 'Failed', history: [anEntry('Failed', { data })] });
  });
}, FILL_LIMIT_MS);

afterAll(async () => {
  await stores.close();
  await server.dispose();
});

async function fill(jobOf: (at: number) => ReturnType<typeof aNewJob>): Promise<void> {
  const step = 1_000;
  for (let from = 0; from < JOBS; from += step) {
    await store.jobs.createJobs(Array.from({ length: step }, (_, at) => jobOf(from + at)));
  }
}

type SlowCall = readonly [id: number, at: number, us: number, call: readonly string[]];

/** Calls by all of their arguments, as far as the log has them. */
const byArguments = (call: readonly string[]) => call.join(' ');
/** Calls by the script. */
const byScript = (call: readonly string[]) => call.slice(0, 2).join(' ');

/** The calls that took too long in each run of the work. */
async function slowCallsOf(
  work: () => Promise<unknown>,
  nameOf: (call: readonly string[]) => string,
): Promise<readonly string[]> {
  let slow: readonly string[] | undefined;
  for (let run = 0; run < RUNS && slow?.length !== 0; run += 1) {
    await stores.byHand.slowlog('RESET');
    await work();
    const calls = (await stores.byHand.slowlog('GET', LOG_LENGTH)) as SlowCall[];
    const names = new Set(calls.map(([, , , call]) => nameOf(call)));
    slow = slow ? slow.filter((name) => names.has(name)) : [...names];
  }
  return slow ?? [];
}

/** Batches, each nested in the one before. */
function chainOf(count: number): NewBatch[] {
  const batches = [aNewBatch()];
  while (batches.length < count) batches.push(aNewBatch({ batchId: batches.at(-1)?.id }));
  return batches;
}

const monitoring = () => store.storage.monitoring;
const page = { limit: 100 };

const READINGS: Readonly<Record<string, () => Promise<unknown>>> = {
  'a list of all jobs': () => monitoring().search({}, page),
  'a list of a thousand jobs': () => monitoring().search({}, { limit: 1_000 }),
  'a list of Enqueued jobs': () => monitoring().search({ states: ['Enqueued'] }, page),
  'a search that finds nothing': () => monitoring().search({ words: ['nothing'] }, page),
  'a search in several states': () =>
    monitoring().search({ states: ['Failed', 'Scheduled'], type: 'nothing' }, page),
  'a search by argument': () => monitoring().search({ argument: 'nothing' }, page),
  'a search for the jobs of a batch': () =>
    monitoring().search({ batchId: batch.id, states: ['Enqueued'] }, page),
  'a count of all jobs that match': () => monitoring().count({ type: 'email' }, JOBS * 10),
  'a count of the jobs ahead': () =>
    monitoring().countAhead({ queue: 'mails', priority: 0, id: aJobId() }, JOBS),
  'the queues': () => monitoring().queues(),
  'the failures': () => monitoring().failures(20),
  'the failures of a batch': () => monitoring().failures(20, batch.id),
  'the unfinished jobs of a batch': () => monitoring().unfinishedOfBatch(batch.id, 10),
  'the finished jobs of a batch': () => monitoring().finishedOfBatch(batch.id, HOUR),
  'the flow around a batch': () => monitoring().flowItems([batch.id], 100),
  'the states of a bulk operation': () => monitoring().statesOfBulk(bulkId),
};

describe(`No script on Redis takes more than ${LONGEST_SCRIPT_MS} ms among ${JOBS} jobs of each kind`, () => {
  it.each(Object.keys(READINGS))(
    'for %s',
    async (name) => {
      const read = READINGS[name] as () => Promise<unknown>;

      expect(await slowCallsOf(read, byArguments)).toEqual([]);
    },
    CASE_LIMIT_MS,
  );

  it(
    'for the creation of many jobs',
    async () => {
      const jobs = () => Array.from({ length: 200 }, () => aNewJob({ queue: 'mails' }));

      expect(await slowCallsOf(() => store.jobs.createJobs(jobs()), byScript)).toEqual([]);
    },
    CASE_LIMIT_MS,
  );

  it(
    'for jobs that are claimed and end, within a batch and without one',
    async () => {
      const end = (job: ClaimedJob) => aTransition(job, { to: 'Succeeded' });
      const work = async () => {
        for (const queue of ['mails', 'batch']) {
          const jobs = await store.claim({ queues: [queue], limit: 200 });
          expect(jobs).toHaveLength(200);
          await store.jobs.applyTransitions(jobs.map(end));
        }
      };

      expect(await slowCallsOf(work, byScript)).toEqual([]);
    },
    CASE_LIMIT_MS,
  );

  const LARGE: Readonly<Record<string, () => Promise<unknown>>> = {
    'the creation of 2,000 batches': () =>
      store.jobs.createJobs([], { batches: Array.from({ length: 2_000 }, () => aNewBatch()) }),
    'the creation of a job in each of 500 nested batches': async () => {
      const batches = chainOf(500);
      const jobs = batches.map(({ id }) => aNewJob({ batchId: id, queue: 'nested' }));
      await store.jobs.createJobs(jobs, { batches });
    },
    'the creation of a child with 5,000 parents that have ended': async () => {
      const parents = Array.from({ length: 5_000 }, () => aLinkTo({ id: aJobId() }));
      await store.jobs.createJobs([aNewJob({ state: 'Awaiting', parents })]);
    },
    'the creation of 200 children with 40 parents each': async () => {
      const parents = Array.from({ length: 40 }, () => aLinkTo({ id: aJobId() }));
      const children = Array.from({ length: 200 }, () => aNewJob({ state: 'Awaiting', parents }));
      await store.jobs.createJobs(children);
    },
    'the removal of a child with 5,000 parents': async () => {
      const parents = Array.from({ length: 5_000 }, () =>
        aLinkTo({ id: aJobId() }, 'succeeded', 'Succeeded'),
      );
      await store.jobs.createJobs([
        aNewJob({ state: 'Succeeded', expireAt: store.ago(HOUR), parents }),
      ]);
      await store.maintenance.removeExpired({});
    },
    'the links of a child with 20,000 parents': async () => {
      const parents = Array.from({ length: 20_000 }, () => aLinkTo({ id: aJobId() }));
      const child = aNewJob({ state: 'Awaiting', parents });
      await store.jobs.createJobs([child]);
      expect(await store.continuations.findParentLinks(child.id)).toHaveLength(20_000);
    },
  };

  it.each(Object.keys(LARGE))(
    'for %s',
    async (name) => {
      const work = LARGE[name] as () => Promise<unknown>;

      expect(await slowCallsOf(work, byScript)).toEqual([]);
    },
    CASE_LIMIT_MS,
  );
});
