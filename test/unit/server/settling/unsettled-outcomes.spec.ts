import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

const JOBS = 10_000;
const WORKERS = 10;
/** As many outcomes may wait, one beside for each worker, and one that each worker was about to add. */
const MOST_WAITING = 4_000;
const MOST_RUNS = MOST_WAITING + 2 * WORKERS;

let runs: number;
let isBack: boolean;
/** What was claimed ahead goes back, because no worker takes it. */
let workersRest: Signal;
let answers: Signal;
let app: HangfireApp;

class WorkService {
  work(): void {
    runs += 1;
  }
}

beforeEach(() => {
  runs = 0;
  isBack = false;
  workersRest = new Signal();
  answers = new Signal();
});
afterEach(() => app.close());

/** Jobs that run at once, on a store whose outcomes `apply` decides about. */
async function runMany(failOutcome: () => Promise<void>): Promise<MemoryJobStorage> {
  const storage = new MemoryJobStorage();
  const apply = storage.jobs.applyTransitions.bind(storage.jobs);
  storage.jobs.applyTransitions = async (...args) => {
    if (!isBack) await failOutcome();
    return apply(...args);
  };
  const handBack = storage.queues.handBack.bind(storage.queues);
  storage.queues.handBack = async (jobs) => {
    if (runs >= MOST_WAITING) workersRest.fire();
    return handBack(jobs);
  };
  const server = { workerCount: WORKERS, prefetchTimeoutMs: 100 };
  app = await HangfireApp.start({ storage, server, providers: [WorkService] });
  const work = (service: WorkService) => service.work();
  await app.jobs.enqueueMany(WorkService, Array.from({ length: JOBS }), work);
  return storage;
}

const succeeded = async ({ statistics }: MemoryJobStorage) =>
  (await statistics.countByState()).byState.Succeeded;

describe('Workers whose outcomes cannot be stored', () => {
  const isAway = async () => {
    throw new StorageUnavailableError('apply transitions', { cause: new Error('away') });
  };

  it.each([
    ['is away', isAway],
    ['does not answer', () => answers],
  ])(
    'take no more jobs when thousands of outcomes wait for a store that %s, and go on when it is back',
    async (_, failOutcome) => {
      const storage = await runMany(failOutcome);
      await workersRest;
      expect(runs).toBeLessThanOrEqual(MOST_RUNS);

      isBack = true;
      answers.fire();
      await eventually(async () => (await succeeded(storage)) === JOBS, { withinMs: 20_000 });
      expect(runs).toBe(JOBS);
    },
    60_000,
  );
});
