import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

let mayEnd: Signal;
let isStarted: Signal;

class WorkService {
  work(): void {}

  async hold(): Promise<void> {
    isStarted.fire();
    await mayEnd;
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;

const start = async (server: object = {}) => {
  app = await HangfireApp.start({ storage, server, providers: [WorkService] });
  return eventually(async () => (await storage.servers.list())[0]);
};
const isGone = () => eventually(async () => (await storage.servers.list()).length === 0);

beforeEach(() => {
  mayEnd = new Signal();
  isStarted = new Signal();
  storage = new MemoryJobStorage();
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

describe('a server that is asked to stop through the store', () => {
  it('lets its running jobs end, and takes no more', async () => {
    const { id } = await start();
    const running = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isStarted;
    await storage.servers.requestStop(id);
    const late = await app.jobs.enqueue(WorkService, (service) => service.work());
    mayEnd.fire();
    await isGone();

    expect(await storage.jobs.findJob(running ?? '')).toMatchObject({ state: 'Succeeded' });
    expect(await storage.jobs.findJob(late ?? '')).toMatchObject({ state: 'Enqueued' });
  });

  it('is shown as stopping until it is gone', async () => {
    const { id } = await start();
    await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isStarted;
    await storage.servers.requestStop(id);

    expect(await storage.servers.list()).toMatchObject([{ id, isStopping: true }]);
  });

  it('does not come back', async () => {
    const { id } = await start();
    await storage.servers.requestStop(id);
    await isGone();
    await eventually(() => app.logger.has('log', 'Server stopped'));
    await new Promise((resolve) => setImmediate(resolve));

    expect(await storage.servers.list()).toEqual([]);
  });

  it('learns of the request from its heartbeat when the hint was lost', async () => {
    storage.events.subscribe = async () => ({ tell: () => {}, close: async () => {} });
    const { id } = await start({ heartbeatIntervalMs: 50 });
    await storage.servers.requestStop(id);

    await isGone();
  });

  it('is the only server that stops', async () => {
    const { id } = await start();
    await storage.servers.requestStop(`${id}-other`);
    const job = await app.jobs.enqueue(WorkService, (service) => service.work());

    await app.reaches(job, 'Succeeded');
    expect(await storage.servers.list()).toMatchObject([{ id, isStopping: false }]);
  });
});

describe('a server', () => {
  it('is shown as stopping while its application closes', async () => {
    await start();
    await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isStarted;
    const closing = app.close();
    await eventually(async () => (await storage.servers.list())[0]?.isStopping === true);
    mayEnd.fire();
    await closing;
  });

  it('shows what it uses of its machine', async () => {
    await start();
    const load = await eventually(async () => (await storage.servers.list())[0]?.load);

    expect(load.memoryBytes).toBeGreaterThan(1_000_000);
    expect(load.cpu).toBeGreaterThanOrEqual(0);
    expect(load.eventLoopLagMs).toBeGreaterThanOrEqual(0);
  });
});
