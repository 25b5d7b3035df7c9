import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { HangfireApp } from '../support/hangfire-app.js';
import { RedisServer } from '../support/redis/redis-server.js';
import { Signal } from '../support/signal.js';

let runs: number;
let isRunning: Signal;
let mayEnd: Signal;

class WorkService {
  async hold(): Promise<void> {
    runs += 1;
    isRunning.fire();
    await mayEnd;
  }
}

let server: RedisServer;
let admin: Redis;
let app: HangfireApp;

beforeEach(async () => {
  [runs, isRunning, mayEnd] = [0, new Signal(), new Signal()];
  server = await RedisServer.start();
  admin = new Redis(server.url);
  app = await HangfireApp.start({
    storage: { type: 'redis', url: server.url },
    providers: [WorkService],
  });
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
  admin.disconnect();
  await server.dispose();
});

/** What the server has now, and the way back to it, as behind a failover to a replica that has no more than this. */
async function rememberAll(): Promise<() => Promise<void>> {
  const keys = await admin.keys('*');
  const texts = await Promise.all(keys.map((key) => admin.dumpBuffer(key)));
  return async () => {
    const changes = admin.multi().flushall();
    for (const [index, key] of keys.entries()) changes.restore(key, 0, texts[index] as Buffer);
    await changes.exec();
    for (const type of ['NORMAL', 'PUBSUB'] as const) await admin.client('KILL', 'TYPE', type);
  };
}

describe('When Redis has lost the last moment', () => {
  it('a job runs again whose outcome is lost, though its server lives on', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isRunning;
    const goBack = await rememberAll();
    mayEnd.fire();
    await app.reaches(id, 'Succeeded');

    await goBack();

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ id });
    expect(runs).toBe(2);
  });

  it('a job goes on that is still running', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isRunning;
    const goBack = await rememberAll();

    await goBack();
    await app.reaches(
      await app.jobs.enqueue(WorkService, (service) => service.hold()),
      'Processing',
    );
    mayEnd.fire();

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(2);
  });
});
