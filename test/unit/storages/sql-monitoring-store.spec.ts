import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InvalidCursorError } from '../../../lib/storage/errors/invalid-cursor-error.js';
import type { JobSearch } from '../../../lib/storage/monitoring/monitoring-store.js';
import type { StoredJobSummary } from '../../../lib/storages/parts/monitoring/job-summary.js';
import { TimedReads } from '../../../lib/storages/sql/connection/timed-reads.js';
import type { MonitoringOperations } from '../../../lib/storages/sql/monitoring/monitoring-operations.js';
import type {
  CountedStep,
  SearchedStep,
  WalkStep,
} from '../../../lib/storages/sql/monitoring/search-operations.js';
import { SqlMonitoringStore } from '../../../lib/storages/sql/monitoring/sql-monitoring-store.js';

const TOO_SLOW = new Error('took too long');
const AN_ID = '0190a000-0000-7000-8000-000000000000';

let taken: WalkStep[];
let followsIndexes: boolean;
/** What each step comes to, in turn; afterwards walks end. */
let answers: (() => SearchedStep | CountedStep)[];

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  [taken, followsIndexes, answers] = [[], false, []];
});
afterEach(() => {
  jest.useRealTimers();
});

describe('A search on SQL', () => {
  it('goes on from the last job that a step could look at', async () => {
    answers = [() => searched([1], 100), () => searched([102])];

    const { jobs, next } = await search({});

    expect(jobs.map(({ id }) => id)).toEqual([idOf(1), idOf(102)]);
    expect(next).toBeUndefined();
    expect(taken.map(({ behind }) => behind)).toEqual([undefined, [idOf(100)]]);
    expect(taken.map(({ bound }) => bound)).toEqual([100, 400]);
  });

  it('takes no further step when it has one job more than a page', async () => {
    answers = [() => searched([1, 2, 3], 100)];

    const { jobs, next } = await search({}, { limit: 2 });
    expect(jobs).toHaveLength(2);
    expect(taken.map(({ limit }) => limit)).toEqual([3]);

    answers = [() => searched([3])];
    await search({}, { limit: 2, cursor: next });
    expect(taken.at(-1)?.behind).toEqual([idOf(2)]);
  });

  it('ends a page where its time is over, and says how far it came', async () => {
    answers = [() => searched([1], 100, 200)];

    const { jobs, next, searchedUntil } = await search({});

    expect(jobs).toHaveLength(1);
    expect(searchedUntil).toEqual(timeOf(100));
    await search({}, { limit: 5, cursor: next });
    expect(taken.at(-1)?.behind).toEqual([idOf(100)]);
  });

  it('goes along one walk after the other', async () => {
    await search({ states: ['Enqueued'], queue: 'mail' });

    expect(taken.map(({ walk: { name, only } }) => [name, only])).toEqual([
      ['ready-of-queue', 'mail'],
      ['waiting-of-queue', 'mail'],
    ]);
  });

  it('begins again by short steps when one took too long, and once only', async () => {
    const fail = () => {
      throw TOO_SLOW;
    };
    answers = [fail, () => searched([1])];
    expect((await search({})).jobs).toHaveLength(1);
    expect(taken.map(({ bound }) => bound)).toEqual([100, 10]);

    answers = [fail, fail, () => searched([1])];
    await expect(search({})).rejects.toThrow('took too long');
  });

  it('passes over ids that were made at other times', async () => {
    await search({ before: new Date(120_000), after: new Date(90_000) });

    expect(taken).toMatchObject([
      {
        behind: ['00000002-bf20-0000-0000-000000000000'],
        lastId: '00000000-7530-0000-0000-000000000000',
      },
    ]);
  });

  it('sorts the jobs of a small batch, and walks along indexes past a large one', async () => {
    await search({ batchId: AN_ID });
    expect(taken.at(-1)).toMatchObject({ narrowing: { by: 'batch' }, bound: 20_000 });
    expect(followsIndexes).toBe(false);

    await search({ batchId: LARGE_BATCH });
    expect(taken.at(-1)).toMatchObject({ narrowing: { by: 'none' }, bound: 100 });
    expect(followsIndexes).toBe(true);
  });

  it('asks nothing of the database where no job can be found', async () => {
    expect(await search({ batchId: 'no id' })).toEqual({ jobs: [] });
    expect(await store.count({ states: ['Failed'], serverId: 'a' }, 10)).toEqual({
      count: 0,
      isExact: true,
    });
    expect(taken).toEqual([]);
  });

  it('refuses a cursor of another walk', async () => {
    answers = [() => searched([1, 2])];
    const { next } = await search({}, { limit: 1 });

    const ofFailed = search({ states: ['Failed'] }, { limit: 1, cursor: next });
    await expect(ofFailed).rejects.toThrow(InvalidCursorError);
  });
});

describe('A count on SQL', () => {
  it('adds up the steps of all walks', async () => {
    answers = [() => counted(3, 100), () => counted(4), () => counted(2)];

    const count = await store.count({ states: ['Enqueued'], type: 'Mail' }, 10);
    expect(count).toEqual({ count: 9, isExact: true });
    expect(taken.map(({ limit }) => limit)).toEqual([11, 8, 4]);
  });

  it('is a lower bound where its time is over', async () => {
    answers = [() => counted(3, 100, 200)];

    expect(await store.count({ type: 'Mail' }, 10)).toEqual({ count: 3, isExact: false });
  });

  it('goes on for seconds where somebody waits for the number', async () => {
    answers = [() => counted(3, 100, 1_900), () => counted(4)];
    const search = { type: 'Mail' };
    expect(await store.count(search, 10, { isThorough: true })).toEqual({
      count: 7,
      isExact: true,
    });

    answers = [() => counted(3, 100, 2_000), () => counted(4)];
    expect(await store.count(search, 10, { isThorough: true })).toEqual({
      count: 3,
      isExact: false,
    });
  });

  it('counts walks as a whole where all of their jobs are asked for', async () => {
    expect(await store.count({ states: ['Enqueued'] }, 10)).toEqual({ count: 10, isExact: false });
    expect(taken).toEqual([]);
  });
});

const LARGE_BATCH = '0190a000-0000-7000-8000-000000000001';
const JOBS_OF_WALK = 6;

/** Operations that no case here asks for are left out. */
const operations = {
  followIndexes: async () => {
    followsIndexes = true;
  },
  searchStep: async (_, step) => take(step, searched([])) as SearchedStep,
  countStep: async (_, step) => take(step, counted(0)) as CountedStep,
  countWalk: async () => JOBS_OF_WALK,
  countJobsOfBatch: async (_, id, limit) => (id === LARGE_BATCH ? limit : 1),
} as Partial<MonitoringOperations<null>> as MonitoringOperations<null>;

const database = {
  executor: null,
  transaction: <T>(_: string, work: (executor: null) => Promise<T>) => work(null),
  read: <T>(_: string, _kind: string, work: (executor: null) => Promise<T>) => work(null),
  within: () => null,
};
const reads = {
  tookTooLong: (error: unknown) => (error as Error).cause === TOO_SLOW || error === TOO_SLOW,
};
const store = new SqlMonitoringStore(new TimedReads(database, reads, { places: 1 }), operations);

const search = (wanted: JobSearch, page: Parameters<typeof store.search>[1] = { limit: 5 }) =>
  store.search(wanted, page);

function take(step: WalkStep, end: SearchedStep | CountedStep): SearchedStep | CountedStep {
  taken.push(step);
  return answers.shift()?.() ?? end;
}

const idOf = (number: number) => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const timeOf = (number: number) => new Date(1_000 * number);

/** A step that finds jobs by their numbers. */
function searched(numbers: readonly number[], edge?: number, ms = 1): SearchedStep {
  jest.advanceTimersByTime(ms);
  return {
    found: numbers.map((number) => ({ job: aJob(number), key: [idOf(number)] })),
    edge: edge === undefined ? undefined : { key: [idOf(edge)], at: timeOf(edge) },
  };
}

function counted(count: number, edge?: number, ms = 1): CountedStep {
  jest.advanceTimersByTime(ms);
  return { count, edge: edge === undefined ? undefined : { key: ['mail', '0', idOf(edge)] } };
}

const aJob = (number: number): StoredJobSummary => ({
  id: idOf(number),
  type: 'Mail',
  method: 'send',
  queue: 'default',
  priority: 0,
  state: 'Failed',
  attempt: 1,
  parameters: '{}',
  history: '{"state":"Failed","at":1,"data":{}}',
  createdAt: timeOf(number),
  runAt: undefined,
  expireAt: undefined,
  serverId: undefined,
  waitingFor: undefined,
  batchId: undefined,
  stateAt: timeOf(number),
});
