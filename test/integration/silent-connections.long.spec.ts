import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobContext } from '../../lib/job/job-context.js';
import { LeaseLostError } from '../../lib/server/errors/lease-lost-error.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TcpRelay } from './support/tcp-relay.js';

let isRunning: Signal;
let mayEnd: Signal;
let wasAborted: Signal<unknown>;

class LongService {
  async obey(): Promise<string> {
    const { attempt, signal } = JobContext.current();
    if (attempt > 1) return 'run again';

    isRunning.fire();
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        wasAborted.fire(signal.reason);
        reject(signal.reason);
      });
    });
    return 'never';
  }

  async wait(): Promise<void> {
    isRunning.fire();
    await mayEnd;
  }

  quick(): void {}
}

let database: TestDatabase;
let relay: TcpRelay;
let apps: HangfireApp[];

const start = async (url: string, store: object = {}, server: object = {}) => {
  const app = await HangfireApp.start({
    storage: { type: 'postgres', url, ...store },
    server: {
      heartbeatIntervalMs: 200,
      serverTimeoutMs: 1_500,
      pollingIntervalMs: 1_000,
      ...server,
    },
    providers: [LongService],
  });
  apps.push(app);
  return app;
};

beforeEach(async () => {
  isRunning = new Signal();
  mayEnd = new Signal();
  wasAborted = new Signal();
  apps = [];
  database = await createTestDatabase();
  relay = await TcpRelay.before(database.url);
});
afterEach(async () => {
  relay.thaw();
  for (const app of apps) await app.close();
  await relay.close();
  await database.drop();
});

describe('a server whose connections have gone silent', () => {
  it('aborts its jobs, which run elsewhere, and works again afterwards', async () => {
    const cut = await start(relay.url);
    const id = await cut.jobs.enqueue(LongService, (long) => long.obey());
    await isRunning;
    relay.freeze();
    const other = await start(database.url);

    expect(await wasAborted).toBeInstanceOf(LeaseLostError);
    expect(await other.reaches(id, 'Succeeded', 20_000)).toMatchObject({
      result: 'run again',
      attempt: 2,
    });
    await other.close();
    apps.pop();
    relay.thaw();
    const later = await eventually(
      () => cut.jobs.enqueue(LongService, (long) => long.quick()).catch(() => undefined),
      { withinMs: 20_000 },
    );
    await cut.reaches(later, 'Succeeded', 20_000);
  }, 90_000);

  it('goes on with new connections, though the old ones stay silent', async () => {
    const cut = await start(relay.url, { answerTimeoutMs: 1_000 });
    const ids = await cut.jobs.enqueueMany(LongService, [1, 2, 3, 4, 5], (long) => long.quick());
    for (const id of ids) await cut.reaches(id, 'Succeeded');
    const held = await cut.jobs.enqueue(LongService, (long) => long.obey());
    await isRunning;
    expect(relay.forget()).toBeGreaterThan(1);

    const later = await eventually(
      () => cut.jobs.enqueue(LongService, (long) => long.quick()).catch(() => undefined),
      { withinMs: 30_000 },
    );
    await cut.reaches(later, 'Succeeded', 30_000);
    expect(await cut.reaches(held, 'Succeeded', 30_000)).toMatchObject({ result: 'run again' });
  }, 120_000);

  it('stores the outcomes of its jobs on new connections', async () => {
    const cut = await start(relay.url, { answerTimeoutMs: 1_000 }, { serverTimeoutMs: 60_000 });
    const id = await cut.jobs.enqueue(LongService, (long) => long.wait());
    await isRunning;
    relay.forget();
    mayEnd.fire();

    expect(await cut.reaches(id, 'Succeeded', 60_000)).toMatchObject({ attempt: 1 });
  }, 120_000);

  it('stops in time', async () => {
    const cut = await start(relay.url);
    await cut.reaches(await cut.jobs.enqueue(LongService, (long) => long.quick()), 'Succeeded');
    relay.freeze();
    const startedMs = performance.now();
    const closed = cut.close();
    await closed;
    apps.pop();

    expect(performance.now() - startedMs).toBeLessThan(25_000);
  }, 60_000);

  it('stops in time when it has not started yet', async () => {
    relay.freeze();
    const cut = await start(relay.url);
    apps.pop();
    const startedMs = performance.now();
    await cut.close();

    expect(performance.now() - startedMs).toBeLessThan(25_000);
  }, 60_000);
});
