import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DisableConcurrentExecution } from '../../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { loseNextAnswer } from '../../../support/lose-next-answer.js';
import { Signal } from '../../../support/signal.js';

let runs: number;
let isHolding: Signal;
let mayEnd: Signal;

class WorkService {
  work(): void {
    runs += 1;
  }

  async hold(): Promise<void> {
    runs += 1;
    isHolding.fire();
    await mayEnd;
  }

  @DisableConcurrentExecution(60)
  alone(): void {
    runs += 1;
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;

beforeEach(() => {
  storage = new MemoryJobStorage();
  runs = 0;
  isHolding = new Signal();
  mayEnd = new Signal();
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

const start = async (server: object = {}) => {
  app = await HangfireApp.start({ storage, server, providers: [WorkService] });
};

const hasJobs = (answer: unknown) => Array.isArray(answer) && answer.length > 0;

describe('when a connection is lost before the answer arrives', () => {
  it('claimed jobs still run, once', async () => {
    loseNextAnswer(storage.queues, 'claim', hasJobs);
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.work());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(1);
  });

  it('claimed jobs that need a lock still run, once', async () => {
    loseNextAnswer(storage.locks, 'acquire');
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.alone());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(1);
  });

  it('a running job is left alone', async () => {
    await start();
    const held = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isHolding;
    loseNextAnswer(storage.queues, 'claim', hasJobs);
    await app.reaches(
      await app.jobs.enqueue(WorkService, (service) => service.work()),
      'Succeeded',
    );
    mayEnd.fire();

    expect(await app.reaches(held, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(2);
  });

  it('an outcome is stored once', async () => {
    loseNextAnswer(storage.jobs, 'applyTransitions', hasJobs);
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.work());
    await app.reaches(id, 'Succeeded');
    await app.close();

    const { byState } = await storage.statistics.countByState();
    expect(byState.Succeeded).toBe(1);
    expect(runs).toBe(1);
  });

  it('an enqueued job is stored once', async () => {
    loseNextAnswer(storage.jobs, 'createJobs');
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.work());
    await app.reaches(id, 'Succeeded');

    expect(runs).toBe(1);
  });
});

describe('when jobs that were claimed ahead cannot be handed back', () => {
  it('they are handed back later', async () => {
    await start({ workerCount: 1, prefetchTimeoutMs: 10 });
    const { queues } = storage;
    const handBack = queues.handBack.bind(queues);
    const isRefused = new Signal();
    queues.handBack = async () => {
      queues.handBack = handBack;
      isRefused.fire();
      throw new StorageUnavailableError('hand back jobs', { cause: new Error('away') });
    };
    const quick = Array.from({ length: 2_000 }, () => 'work' as const);
    const calls = [...quick, 'hold' as const, ...Array.from({ length: 50 }, () => 'work' as const)];
    const ids = await app.jobs.enqueueMany(WorkService, calls, (service, call) => service[call]());
    await isRefused;
    mayEnd.fire();

    for (const id of ids) await app.reaches(id, 'Succeeded');
    expect(runs).toBe(calls.length);
  });

  it('they are not handed back again while the first hand-back is under way', async () => {
    await start({ workerCount: 1, prefetchTimeoutMs: 10 });
    const { queues } = storage;
    const handBack = queues.handBack.bind(queues);
    const claim = queues.claim.bind(queues);
    const findLeases = queues.findLeases.bind(queues);
    const [isHandingBack, mayHandBack, hasLooked] = [new Signal(), new Signal(), new Signal()];
    let timesHandedBack = 0;
    queues.handBack = async (jobs) => {
      timesHandedBack += 1;
      isHandingBack.fire();
      await mayHandBack;
      return handBack(jobs);
    };
    queues.findLeases = async (serverId) => {
      hasLooked.fire();
      return findLeases(serverId);
    };
    const quick = Array.from({ length: 2_000 }, () => 'work' as const);
    const calls = [...quick, 'hold' as const, ...Array.from({ length: 50 }, () => 'work' as const)];
    const ids = await app.jobs.enqueueMany(WorkService, calls, (service, call) => service[call]());
    await isHandingBack;
    queues.claim = async () => {
      queues.claim = claim;
      throw new StorageUnavailableError('claim jobs', { cause: new Error('away') });
    };
    mayEnd.fire();
    ids.push(await app.jobs.enqueue(WorkService, (service) => service.work()));
    await hasLooked;
    await nextTurn();
    expect(timesHandedBack).toBe(1);

    mayHandBack.fire();
    for (const id of ids) await app.reaches(id, 'Succeeded');
    expect(runs).toBe(ids.length);
  });
});

describe('when a crash of the database undoes a claim whose job runs', () => {
  const undoClaim = (id: string | null, serverId: string | undefined) =>
    storage.queues.handBack([{ id: id ?? '', lease: { serverId: serverId ?? '', attempt: 1 } }]);

  it('the same server claims it again, and the first run goes on as the only run', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isHolding;
    const { serverId } = await app.reaches(id, 'Processing');

    await undoClaim(id, serverId);
    await app.reaches(id, 'Processing');
    mayEnd.fire();

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(1);
  });

  it('other jobs that are claimed with it run', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (service) => service.hold());
    await isHolding;
    const { serverId } = await app.reaches(id, 'Processing');

    const [other] = await Promise.all([
      app.jobs.enqueue(WorkService, (service) => service.work()),
      undoClaim(id, serverId),
    ]);
    await app.reaches(other, 'Succeeded');
    mayEnd.fire();

    await app.reaches(id, 'Succeeded');
    expect(runs).toBe(2);
  });
});
