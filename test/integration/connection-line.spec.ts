import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import pg from 'pg';
import { ConnectionLine } from '../../lib/storages/typeorm/connection/connection-line.js';
import type {
  PgClient,
  PgPool,
} from '../../lib/storages/typeorm/dialects/postgres/connection/pg-pool.js';
import { PoolExhaustedError } from '../../lib/storages/typeorm/errors/pool-exhausted-error.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const STANDSTILL_MS = 10_000;
const MAX_WAIT_MS = 60_000;

let database: TestDatabase;
let pool: pg.Pool;
let line: ConnectionLine<PgClient>;
let served: number[];
let refused: unknown[];
const held: PgClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  jest.useRealTimers();
  const ended = pool.end();
  for (const client of held.splice(0)) client.release();
  await ended;
});

/** All that happens without time going on. */
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
  await settled();
};
const open = (options: pg.PoolConfig = {}) => {
  const usual = { connectionTimeoutMillis: STANDSTILL_MS, max: 2 };
  pool = new pg.Pool({ connectionString: database.url, ...usual, ...options });
  line = new ConnectionLine(pool as unknown as PgPool, {
    standstillMs: STANDSTILL_MS,
    maxWaitMs: MAX_WAIT_MS,
  });
  [served, refused] = [[], []];
};
const take = async () => held.push(await line.take());
const giveBack = async () => {
  held.shift()?.release();
  await settled();
};
const ask = (count: number) => {
  for (let number = 0; number < count; number += 1) {
    line.take().then(
      (client) => {
        served.push(number);
        held.push(client);
      },
      (error: unknown) => refused.push(error),
    );
  }
};

describe.each([
  ['that lets nobody wait for long', STANDSTILL_MS],
  ['without a bound of its own', 0],
])('Calls that wait for a connection of a pool %s', (_, connectionTimeoutMillis) => {
  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    open({ connectionTimeoutMillis });
    await Promise.all([take(), take()]);
  });

  it('get one in the order in which they came, however many come free at once', async () => {
    ask(5);
    await settled();
    expect(served).toEqual([]);

    await giveBack();
    expect(served).toEqual([0]);
    for (const client of held.splice(0)) client.release();
    await settled();
    expect(served).toEqual([0, 1, 2]);
  });

  it('fail nobody while connections come back', async () => {
    ask(6);
    for (let turn = 0; turn < 6; turn += 1) {
      await pass(STANDSTILL_MS - 1);
      await giveBack();
    }
    expect(served).toEqual([0, 1, 2, 3, 4, 5]);
    expect(refused).toEqual([]);
  });

  it('fail where all connections stay in use, and say who holds them', async () => {
    ask(3);
    await pass(STANDSTILL_MS - 1);
    expect(refused).toEqual([]);
    await pass(2);

    expect(refused).toHaveLength(3);
    expect(refused[0]).toBeInstanceOf(PoolExhaustedError);
    expect(refused[0]).toMatchObject({
      waitedMs: STANDSTILL_MS,
      poolSize: 2,
      inUse: 2,
      waiting: 3,
    });
  });

  it('wait for their time from the last returned connection on', async () => {
    ask(2);
    await pass(STANDSTILL_MS - 1);
    await giveBack();
    await pass(STANDSTILL_MS - 1);
    expect(refused).toEqual([]);

    await pass(2);
    expect(served).toEqual([0]);
    expect(refused).toHaveLength(1);
  });

  it('fail when the pool has been slower than its callers for long', async () => {
    ask(20);
    for (let ms = 0; ms <= MAX_WAIT_MS; ms += STANDSTILL_MS / 2) {
      await giveBack();
      await pass(STANDSTILL_MS / 2);
    }
    expect(served.length).toBeGreaterThan(5);
    expect(served.length + refused.length).toBe(20);
    expect(refused[0]).toMatchObject({ code: 'HANGFIRE_POOL_EXHAUSTED', waitedMs: MAX_WAIT_MS });
  });

  it('leave their place to later calls after they have failed', async () => {
    ask(2);
    await pass(STANDSTILL_MS + 1);
    expect(refused).toHaveLength(2);

    ask(1);
    await giveBack();
    expect(served).toEqual([0]);
  });

  it('get a new connection in place of a closed one', async () => {
    ask(2);
    held.shift()?.release(true);
    jest.useRealTimers();
    while (served.length === 0) await new Promise(setImmediate);

    expect(served).toEqual([0]);
  });
});

describe('A connection that is idle', () => {
  it('is handed over without a timer, and nobody listens to the pool for it', async () => {
    open({ connectionTimeoutMillis: 0, idleTimeoutMillis: 0 });
    await take();
    await giveBack();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    await take();

    expect(jest.getTimerCount()).toBe(0);
    expect([pool.listenerCount('acquire'), pool.listenerCount('release')]).toEqual([0, 0]);
  });
});
