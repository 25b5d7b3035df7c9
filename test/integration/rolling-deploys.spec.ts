import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobType } from '../../lib/job/job-type.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const JOBS = 1_000;

let ran: number[];

@JobType('OrderService')
class OrderService {
  ship(number: number): void {
    ran.push(number);
  }
}

/** The version of the class before somebody added the method. */
@JobType('OrderService')
class EarlierOrderService {
  pack(): void {}
}

class MailService {
  send(_number: number): void {}
}

let database: TestDatabase;
let apps: HangfireApp[];
let client: HangfireApp;

const start = async (providers: readonly (new () => object)[], server: object | false = {}) => {
  const app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: server && { heartbeatIntervalMs: 1_000, ...server },
    providers: [...providers],
  });
  apps.push(app);
  return app;
};
const stop = async (app: HangfireApp) => {
  apps = apps.filter((one) => one !== app);
  await app.close();
};
const numbers = Array.from({ length: JOBS }, (_, number) => number);
const enqueueOrders = () =>
  client.jobs.enqueueMany(OrderService, numbers, (orders, number) => orders.ship(number));
const parked = async () => {
  const groups = await client.storage.monitoring.parked(10);
  return groups.reduce((sum, { jobs }) => sum + jobs.count, 0);
};
const succeeded = async (jobs: number) =>
  eventually(async () => (await client.jobs.countByState()).byState.Succeeded === jobs);
const allOf = async (ids: readonly (string | null)[]) =>
  Promise.all(ids.map((id) => client.jobs.get(id)));

beforeEach(async () => {
  ran = [];
  apps = [];
  database = await createTestDatabase();
  client = await start([OrderService, MailService], false);
});
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await database.drop();
});

describe('A rolling deploy, with one queue', () => {
  it('loses no attempt to a server that does not know the class of the jobs', async () => {
    await start([OrderService]);
    await start([MailService]);
    const ids = await enqueueOrders();
    await succeeded(JOBS);

    expect(ran.toSorted((a, b) => a - b)).toEqual(numbers);
    for (const job of await allOf(ids)) {
      expect(job?.history.map(({ state }) => state)).toEqual([
        'Enqueued',
        'Processing',
        'Succeeded',
      ]);
      expect(job?.attempt).toBe(1);
    }
  });

  it('lets jobs wait while no server knows their class, and runs all when one comes back', async () => {
    const aware = await start([OrderService]);
    await stop(aware);
    await start([MailService]);
    const ids = await enqueueOrders();
    await eventually(async () => (await parked()) === JOBS);

    const mail = await client.jobs.enqueue(MailService, (mails) => mails.send(1));
    await client.reaches(mail, 'Succeeded');
    for (const job of await allOf(ids))
      expect(job).toMatchObject({ state: 'Enqueued', attempt: 0 });
    expect(ran).toEqual([]);

    await start([OrderService]);
    await succeeded(JOBS + 1);
    expect(ran.toSorted((a, b) => a - b)).toEqual(numbers);
    expect(await parked()).toBe(0);
  });

  it('treats a method that only another server knows in the same way', async () => {
    await start([EarlierOrderService]);
    const ids = await enqueueOrders();
    await eventually(async () => (await parked()) === JOBS);
    await start([OrderService]);
    await succeeded(JOBS);

    for (const job of await allOf(ids)) expect(job?.attempt).toBe(1);
  });

  it('runs known jobs at once, though a thousand unknown jobs stand before them', async () => {
    await enqueueOrders();
    const server = await start([MailService], { workerCount: 1, maxPrefetch: 0 });
    const mail = await client.jobs.enqueue(MailService, (mails) => mails.send(1));
    const { latencyMs } = { latencyMs: performance.now() };
    await client.reaches(mail, 'Succeeded');
    process.stdout.write(
      `passed 1,000 unknown jobs in ${Math.round(performance.now() - latencyMs)} ms\n`,
    );

    await stop(server);
    expect(ran).toEqual([]);
  });

  it('lets unknown jobs fail where the server is told so', async () => {
    await start([MailService], { unknownJobs: 'fail' });
    const id = await client.jobs.enqueue(OrderService, (orders) => orders.ship(1));
    const job = await client.reaches(id, 'Scheduled');

    expect(job.attempt).toBe(1);
    expect(JSON.stringify(job.history)).toContain('HANGFIRE_HANDLER_NOT_FOUND');
  });
});
