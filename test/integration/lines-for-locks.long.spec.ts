import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JOBS = 300;
const MINUTE = 60_000;
const HOLDER = -1;

let started: number[];
let running: number;
let most: number;
let open: () => void;
let gate: Promise<void>;

class LedgerService {
  @DisableConcurrentExecution({ timeoutInSeconds: 3_600, resource: 'ledger' })
  async book(number: number): Promise<void> {
    started.push(number);
    most = Math.max(most, ++running);
    await (number === HOLDER ? gate : new Promise(setImmediate));
    running -= 1;
  }
}

let database: TestDatabase;
let sql: pg.Client;
let client: HangfireApp;
let servers: HangfireApp[];

const start = async (server: false | { queues?: string[]; workerCount?: number }) => {
  const storage = { type: 'postgres' as const, url: database.url };
  return HangfireApp.start({ storage, server, providers: [LedgerService] });
};
const enqueue = (numbers: readonly number[], options = {}) =>
  client.jobs.enqueueMany(
    LedgerService,
    numbers,
    (service, number) => service.book(number),
    options,
  );
const waitingJobs = async () => {
  const { rows } = await sql.query('SELECT 1 FROM hangfire.job WHERE waiting_for IS NOT NULL');
  return rows.length;
};
const count = (jobs: number) => Array.from({ length: jobs }, (_, number) => number);

beforeEach(async () => {
  started = [];
  running = 0;
  most = 0;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  database = await createTestDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  client = await start(false);
  servers = [];
});
afterEach(async () => {
  open();
  for (const app of [...servers, client]) await app.close();
  await sql.end();
  await database.drop();
});

describe('jobs of one resource on two servers', () => {
  it('start in the order of their line', async () => {
    servers = [await start({ workerCount: 10 }), await start({ workerCount: 10 })];
    await enqueue([HOLDER]);
    await eventually(() => started.length === 1);
    await enqueue(count(JOBS / 2));
    // Half of them wait before the resource becomes free; the others come while the line moves on.
    await eventually(async () => (await waitingJobs()) === JOBS / 2, { withinMs: MINUTE });
    open();
    for (const number of count(JOBS / 2)) await enqueue([number + JOBS / 2]);
    await eventually(() => started.length === JOBS + 1, { withinMs: MINUTE });

    expect(started).toEqual([HOLDER, ...count(JOBS)]);
    expect(most).toBe(1);
  }, 150_000);

  it('go on when the queue of the woken job is paused', async () => {
    servers = [await start({ queues: ['a', 'b'] }), await start({ queues: ['a', 'b'] })];
    await enqueue([HOLDER], { queue: 'b' });
    await eventually(() => started.length === 1);
    await enqueue([1, 2, 3], { queue: 'a' });
    await eventually(async () => (await waitingJobs()) === 3);
    await client.storage.queues.pause('a', 'somebody');
    await enqueue([4, 5], { queue: 'b' });
    open();
    await eventually(() => started.length === 3, { withinMs: MINUTE });
    await enqueue([6, 7], { queue: 'b' });
    await eventually(() => started.length === 5, { withinMs: MINUTE });
    // The last two found nobody waiting in their line, so whichever server asks first gets its job run first.
    expect([...started.slice(0, 3), ...started.slice(3).sort()]).toEqual([HOLDER, 4, 5, 6, 7]);

    await client.storage.queues.resume('a');
    await eventually(() => started.length === 8, { withinMs: MINUTE });
    expect(started.slice(5)).toEqual([1, 2, 3]);
  }, 150_000);

  it('go on when somebody removes the row of the woken job by hand', async () => {
    servers = [await start({ queues: ['b'] }), await start({ queues: ['b'] })];
    await enqueue([HOLDER], { queue: 'b' });
    await eventually(() => started.length === 1);
    await enqueue([1, 2], { queue: 'b' });
    await eventually(async () => (await waitingJobs()) === 2);
    await client.storage.queues.pause('b', 'somebody');
    open();
    await eventually(async () => (await waitingJobs()) === 1);
    await sql.query('DELETE FROM hangfire.job WHERE woken_for IS NOT NULL');
    await client.storage.queues.resume('b');
    await enqueue([3], { queue: 'b' });

    await eventually(() => started.length === 3, { withinMs: MINUTE });
    expect(started).toEqual([HOLDER, 2, 3]);
  }, 150_000);
});
