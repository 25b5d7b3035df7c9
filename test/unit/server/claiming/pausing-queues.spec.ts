import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalWorkers } from '../../../../lib/storage/queues/queue-store.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../../support/builders.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let mayEnd: Signal;
let runs: string[];

class WorkService {
  work(name: string): void {
    runs.push(name);
  }

  async hold(name: string): Promise<void> {
    runs.push(name);
    await mayEnd;
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;
let workers: LocalWorkers;

const start = async (server: object = {}) => {
  app = await HangfireApp.start({
    storage,
    server: { queues: ['a', 'b'], ...server },
    providers: [WorkService],
  });
};
const enqueue = (queue: string, name = queue) =>
  app.jobs.enqueue(WorkService, (service) => service.work(name), { queue });
const stateOf = async (id: string | null) => (await storage.jobs.findJob(id ?? ''))?.state;
/** Nothing that the server hears of reaches it; only its heartbeat does. */
const loseHints = () => {
  storage.events.subscribe = async () => ({ tell: () => {}, close: async () => {} });
};

beforeEach(() => {
  runs = [];
  mayEnd = new Signal();
  storage = new MemoryJobStorage();
  storage.queues.offer = (offered) => {
    workers = offered;
    return () => {};
  };
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

describe('a queue that is paused', () => {
  it('keeps its jobs, while jobs of other queues run', async () => {
    await start();
    await storage.queues.pause('a', 'Ada');
    const kept = await enqueue('a');
    await app.reaches(await enqueue('b'), 'Succeeded');

    expect(await stateOf(kept)).toBe('Enqueued');
  });

  it('keeps its jobs when it was paused before the server started', async () => {
    await storage.queues.pause('a', 'Ada');
    await start();
    const kept = await enqueue('a');
    await app.reaches(await enqueue('b'), 'Succeeded');

    expect(await stateOf(kept)).toBe('Enqueued');
  });

  it('runs its jobs as soon as it is resumed', async () => {
    await start();
    await storage.queues.pause('a', 'Ada');
    const id = await enqueue('a');
    await app.reaches(await enqueue('b'), 'Succeeded');
    await storage.queues.resume('a');

    await app.reaches(id, 'Succeeded', 1_000);
  });

  it('runs its jobs after the next heartbeat when the hint of the resumption was lost', async () => {
    loseHints();
    await storage.queues.pause('a', 'Ada');
    await start({ heartbeatIntervalMs: 50 });
    const id = await enqueue('a');
    await eventually(async () => (await storage.servers.list()).length === 1);
    await storage.queues.resume('a');

    await app.reaches(id, 'Succeeded');
  });

  it('gets back jobs that were claimed ahead, and lets running jobs end', async () => {
    await start({ workerCount: 1, prefetchTimeoutMs: 60_000 });
    const names = Array.from({ length: 2_050 }, (_, n) => `${n}`);
    const ids = await app.jobs.enqueueMany(
      WorkService,
      names,
      (service, name) => (Number(name) < 2_000 ? service.work(name) : service.hold(name)),
      { queue: 'a' },
    );
    await eventually(() => runs.length === 2_001);
    await storage.queues.pause('a', 'Ada');
    const waiting = ids.slice(2_001);
    await eventually(async () =>
      (await Promise.all(waiting.map(stateOf))).every((state) => state === 'Enqueued'),
    );
    mayEnd.fire();

    expect((await app.reaches(ids[2_000] ?? null, 'Succeeded')).attempt).toBe(1);
    expect(runs).toHaveLength(2_001);
  });

  it('gets no workers for jobs that are stored in this process', async () => {
    await start();
    const jobs = [aNewJob({ queue: 'a' })];
    (await eventually(() => workers.reserve(jobs))).cancel();
    await storage.queues.pause('a', 'Ada');
    const id = await enqueue('b');
    await app.reaches(id, 'Succeeded');

    (await eventually(() => workers.reserve([aNewJob({ queue: 'b' })]))).cancel();
    expect(workers.reserve(jobs)).toBeUndefined();
  });
});
