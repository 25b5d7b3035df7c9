import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { takeFastSample } from '../../lib/problems/take-fast-sample.js';
import type { JobSearch } from '../../lib/storage/monitoring/monitoring-store.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JOBS = 120_000;
const AWAITING = 20_000;
/** Every so-manieth of them is another one. */
const RARE_EVERY = 10_000;
const MAX_PAGES = 1_000;

let database: TestDatabase;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createTestDatabase();
  const dataSource = new DataSource({ type: 'postgres', url: database.url });
  storage = new TypeOrmJobStorage(dataSource, {});
  await storage.open();
  await storage.jobs.createJobs([aNewJob({ state: 'Failed' }), aNewJob({ state: 'Awaiting' })]);
  await multiply(dataSource, 'Failed', JOBS);
  await multiply(dataSource, 'Awaiting', AWAITING);
  await dataSource.query('ANALYZE');
}, 120_000);
afterAll(async () => {
  await storage.close();
  await database.drop();
});

/** Up to so many, of which some have the type `Rare`; none came into its state together with another. */
const multiply = (dataSource: DataSource, state: string, count: number) =>
  dataSource.query(
    `INSERT INTO hangfire.job (
       id, state, queue, priority, type, method, changed_at, arguments, parameters, history)
     SELECT gen_random_uuid(), state, queue, priority,
            CASE WHEN n % ${RARE_EVERY} = 0 THEN 'Rare' ELSE type END, method,
            changed_at - n * interval '1 millisecond', arguments, parameters, history
       FROM hangfire.job CROSS JOIN generate_series(1, $2) AS n
      WHERE state = $1`,
    [state, count - 1],
  );

/** All that is found, however many pages it takes. */
const findAll = async (search: JobSearch) => {
  const found = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = await storage.monitoring.search(search, { limit: 2, cursor });
    found.push(...page.jobs);
    cursor = page.next;
    if (cursor === undefined) return found;
  }
  throw new Error('The search does not end.');
};

describe('A store with many jobs', () => {
  it('counts each state by itself, up to 100,000', async () => {
    const { byState, bounded } = await storage.statistics.countByState();

    expect(byState).toMatchObject({ Awaiting: AWAITING, Failed: 100_000 });
    expect(bounded).toEqual(['Failed']);
  });

  it('counts no further than it is asked to', async () => {
    const { byState, bounded } = await storage.statistics.countByState(AWAITING);

    expect(byState).toMatchObject({ Awaiting: AWAITING, Failed: AWAITING });
    expect(bounded).toEqual(['Failed']);
  });

  it('is counted to 10,000 for the live numbers', async () => {
    const { counts } = await takeFastSample(storage);

    expect(counts.byState).toMatchObject({ Awaiting: 10_000, Failed: 10_000 });
    expect([...counts.bounded].sort()).toEqual(['Awaiting', 'Failed']);
  });

  it('counts the jobs of a state as far as it is asked to', async () => {
    const count = (state: string, atMost: number) =>
      storage.monitoring.count({ states: [state] }, atMost);

    expect(await count('Failed', 100_000)).toEqual({ count: 100_000, isExact: false });
    expect(await count('Failed', JOBS)).toEqual({ count: JOBS, isExact: true });
    expect(await count('Awaiting', 100_000)).toEqual({ count: AWAITING, isExact: true });
  });

  it('finds every job once and in order, although a call does not look at all of them', async () => {
    const found = await findAll({ states: ['Failed'], type: 'rare' });

    expect(new Set(found.map(({ id }) => id)).size).toBe(JOBS / RARE_EVERY - 1);
    expect(found).toHaveLength(JOBS / RARE_EVERY - 1);
    const times = found.map(({ stateAt }) => stateAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('says how far it looked where it found nothing, and ends', async () => {
    const search = { states: ['Failed'], type: 'nothing' };
    const page = await storage.monitoring.search(search, { limit: 10 });

    expect(page).toEqual({
      jobs: [],
      next: expect.any(String),
      searchedUntil: expect.any(Date),
    });
    expect(await findAll(search)).toEqual([]);
  });

  it('counts the wanted jobs among the jobs that it looks at', async () => {
    const search = { states: ['Failed'], method: 'sendWelcome' };
    const { count, isExact } = await storage.monitoring.count(search, 200_000);

    expect(isExact).toBe(false);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(JOBS);
    expect(await storage.monitoring.count(search, 50)).toEqual({ count: 50, isExact: false });

    const thorough = await storage.monitoring.count(search, 200_000, { isThorough: true });
    expect(thorough.isExact).toBe(true);
    expect(thorough.count).toBeGreaterThan(count);
  });
});
