import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JobContext } from '../../../lib/job/job-context.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, statesOf } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

let started: Signal<string>;
let mayEnd: Signal;
let startedCount: number;
let lastSignal: AbortSignal | undefined;

class LongService {
  async wait(): Promise<string> {
    startedCount += 1;
    const { signal, jobId } = JobContext.current();
    lastSignal = signal;
    started.fire(jobId);
    await mayEnd;
    return 'ended by itself';
  }

  async obey(): Promise<void> {
    startedCount += 1;
    const { signal, jobId } = JobContext.current();
    started.fire(jobId);
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }

  async finishOnAbort(): Promise<string> {
    const { signal, jobId } = JobContext.current();
    started.fire(jobId);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return 'finished quickly';
  }

  async obeyOrEnd(): Promise<string> {
    startedCount += 1;
    const { signal, jobId } = JobContext.current();
    started.fire(jobId);
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    await Promise.race([aborted, mayEnd]);
    return 'ended by itself';
  }

  quick() {}
}

let storage: MemoryJobStorage;
let app: HangfireApp;

const start = async (server: object = {}) => {
  app = await HangfireApp.start({ storage, server, providers: [LongService] });
};
/** What the store knows after the application is gone. */
const stored = async (id: string | null) => {
  const record = await storage.jobs.findJob(id ?? '');
  return record && { ...record, states: record.history.map(({ state }) => state) };
};

beforeEach(() => {
  storage = new MemoryJobStorage();
  started = new Signal();
  mayEnd = new Signal();
  startedCount = 0;
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

describe('a server that stops', () => {
  it('lets running jobs finish', async () => {
    await start();
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    const closed = app.close();
    mayEnd.fire();
    await closed;

    expect(await stored(id)).toMatchObject({ states: ['Enqueued', 'Processing', 'Succeeded'] });
  });

  it('claims nothing more', async () => {
    await start({ workerCount: 1 });
    await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    const closed = app.close();
    const late = await app.jobs.enqueue(LongService, (long) => long.quick());
    mayEnd.fire();
    await closed;

    expect(await stored(late)).toMatchObject({ states: ['Enqueued'], attempt: 0 });
  });

  it('hands back claimed jobs that have not started', async () => {
    await start({ workerCount: 1, prefetchTimeoutMs: 60_000 });
    const quick = Array.from({ length: 2_000 }, () => 'quick' as const);
    const calls = [...quick, ...Array.from({ length: 50 }, () => 'wait' as const)];
    const ids = await app.jobs.enqueueMany(LongService, calls, (long, call) => long[call]());
    await started;
    const closed = app.close();
    mayEnd.fire();
    await closed;

    expect(startedCount).toBe(1);
    for (const id of ids.slice(2_001)) {
      expect(await stored(id)).toMatchObject({ state: 'Enqueued', attempt: 0 });
    }
  });

  it('aborts jobs after the shutdown timeout, and puts jobs that obey back into their queue', async () => {
    await start({ shutdownTimeoutMs: 20 });
    const id = await app.jobs.enqueue(LongService, (long) => long.obey());
    await started;
    await app.close();

    expect(await stored(id)).toMatchObject({
      state: 'Enqueued',
      states: ['Enqueued', 'Processing', 'Enqueued'],
      history: [{}, {}, { reason: 'Requeued because its server was stopping' }],
      parameters: {},
    });
  });

  it('keeps the outcome of a job that finishes when it is aborted', async () => {
    await start({ shutdownTimeoutMs: 20 });
    const id = await app.jobs.enqueue(LongService, (long) => long.finishOnAbort());
    await started;
    await app.close();

    expect(await stored(id)).toMatchObject({ state: 'Succeeded' });
  });

  it('requeues jobs that ignore their signal, and ignores their late outcome', async () => {
    await start({ shutdownTimeoutMs: 20, abortTimeoutMs: 20 });
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    await app.close();

    const states = ['Enqueued', 'Processing', 'Enqueued'];
    expect(await stored(id)).toMatchObject({ states });
    mayEnd.fire();
    await eventually(() => app.logger.has('warn', 'Late outcome ignored'));
    expect(await stored(id)).toMatchObject({ states });
  });

  it('has signed off when the application is closed', async () => {
    await start();
    await eventually(async () => (await storage.servers.list()).length === 1);
    await app.close();

    expect(await storage.servers.list()).toEqual([]);
  });

  it('runs the jobs that were left when it starts again', async () => {
    await start({ shutdownTimeoutMs: 20 });
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    await app.close();
    mayEnd.fire();
    await start();

    expect(statesOf(await app.reaches(id, 'Succeeded'))).toEqual([
      'Enqueued',
      'Processing',
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
  });
});

describe('a running job that is taken away', () => {
  it('is told by its AbortSignal when it is deleted, and stays Deleted', async () => {
    await start();
    const id = await app.jobs.enqueue(LongService, (long) => long.obey());
    await started;

    expect(await app.jobs.delete(id)).toBe(true);
    await eventually(() => app.logger.has('warn', 'Late outcome ignored'));
    expect(await stored(id)).toMatchObject({ states: ['Enqueued', 'Processing', 'Deleted'] });
  });

  it('may finish, but its outcome does not count', async () => {
    await start();
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    await app.jobs.delete(id);
    mayEnd.fire();
    await eventually(() => app.logger.has('warn', 'Late outcome ignored'));

    expect(await stored(id)).toMatchObject({ state: 'Deleted' });
  });

  it('runs anew, undisturbed, when it is requeued', async () => {
    await start();
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    await app.jobs.requeue(id);
    await eventually(() => startedCount === 2);
    mayEnd.fire();
    await eventually(() => app.logger.has('warn', 'Late outcome ignored'));

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 2 });
  });

  it('is not told of its own end', async () => {
    const isChecked = new Signal();
    const { queues } = storage;
    const findLostLeases = queues.findLostLeases.bind(queues);
    await start({ cancellationCheckIntervalMs: 50 });
    const id = await app.jobs.enqueue(LongService, (long) => long.wait());
    await started;
    queues.findLostLeases = async (jobs) => {
      queues.findLostLeases = findLostLeases;
      mayEnd.fire();
      await app.reaches(id, 'Succeeded');
      isChecked.fire();
      return findLostLeases(jobs);
    };

    await isChecked;
    await nextTurn();
    expect(lastSignal?.aborted).toBe(false);
  });

  it('is told when it was requeued, but its next run is not', async () => {
    await start();
    const id = await app.jobs.enqueue(LongService, (long) => long.obeyOrEnd());
    await started;
    await app.jobs.requeue(id);
    await eventually(() => app.logger.has('warn', 'Late outcome ignored'));
    await eventually(() => startedCount === 2);
    mayEnd.fire();

    expect(statesOf(await app.reaches(id, 'Succeeded'))).toEqual([
      'Enqueued',
      'Processing',
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
  });

  it('is not started any more when it was deleted after it was claimed ahead', async () => {
    await start({ workerCount: 1, prefetchTimeoutMs: 60_000 });
    const quick = Array.from({ length: 2_000 }, () => 'quick' as const);
    const calls = [...quick, ...Array.from({ length: 20 }, () => 'wait' as const)];
    const ids = await app.jobs.enqueueMany(LongService, calls, (long, call) => long[call]());
    await started;
    await Promise.all(ids.slice(2_001).map((id) => app.jobs.delete(id)));
    mayEnd.fire();
    const last = await app.jobs.enqueue(LongService, (long) => long.quick());
    await app.reaches(last, 'Succeeded');

    expect(startedCount).toBe(1);
  });
});
