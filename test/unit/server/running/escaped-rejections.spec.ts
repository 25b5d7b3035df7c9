import { beforeAll, describe, expect, it } from '@jest/globals';
import type { BatchCallback } from '../../../../lib/batches/batch.js';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { BatchService } from '../../../../lib/client/batch-service.js';
import { RecurringJobService } from '../../../../lib/client/recurring-job-service.js';
import { RecurringJob } from '../../../../lib/recurring/recurring-job.js';
import { StorageOperationError } from '../../../../lib/storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { isWhole } from '../../../support/extent.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { type CallWatch, watchedStorage } from '../../../support/watched-storage.js';

const AT_ONCE = 20;
const FINAL = ['Succeeded', 'Failed', 'Deleted'];

class WorkService {
  work(): string {
    return 'done';
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  fail(): void {
    throw new Error('always');
  }

  @DisableConcurrentExecution(60)
  alone(): void {}

  @RecurringJob('yearly', '0 0 1 1 *')
  yearly(): void {}
}

const ignored = () => undefined;
const anError = (error: Error) => error;

/** Everything that an application does with its store, however much of it fails; ends with `close`. */
async function live(watch: CallWatch, { isAway = false } = {}): Promise<void> {
  const storage = new MemoryJobStorage();
  const app = await HangfireApp.start({
    storage: watchedStorage(storage, watch),
    providers: [WorkService],
  }).catch(anError);
  if (app instanceof Error) return expect(app).toBeInstanceOf(StorageOperationError);

  const { jobs } = app;
  const work = (service: WorkService) => service.work();
  const id = await jobs.enqueue(WorkService, work).catch(ignored);
  await Promise.all([
    jobs.enqueueMany(WorkService, [1, 2], work).catch(ignored),
    jobs.enqueue(WorkService, (service) => service.fail()).catch(ignored),
    jobs.enqueue(WorkService, (service) => service.alone()).catch(ignored),
    jobs.enqueue(WorkService, (service) => service.alone()).catch(ignored),
    jobs.schedule(WorkService, work, { milliseconds: 10 }).catch(ignored),
    id && jobs.continueWith(id, WorkService, work).catch(ignored),
  ]);
  const batches = app.get(BatchService);
  const twice: BatchCallback = (batch) => {
    batch.enqueue(WorkService, work);
    batch.enqueue(WorkService, work);
  };
  const batch = await batches.start(twice).catch(ignored);
  if (batch) await batches.continueBatchWith(batch, twice).catch(ignored);
  await app.get(RecurringJobService).trigger('yearly').catch(ignored);
  if (id) await jobs.requeue(id).catch(ignored);

  if (!isAway)
    await eventually(() => storage.allJobs().every(({ state }) => FINAL.includes(state)));
  await app.close();
}

/** How many calls a life without failures has. */
async function countCalls(): Promise<number> {
  let calls = 0;
  await live((_, call) => {
    calls += 1;
    return call();
  });
  return calls;
}

interface Failure {
  readonly first: number;
  readonly last: number;
  readonly error: typeof StorageUnavailableError | typeof StorageOperationError;
}

const failing = ({ first, last, error: StorageError }: Failure): CallWatch => {
  let calls = 0;
  return async (name, call) => {
    calls += 1;
    if (calls < first || calls > last) return call();
    throw new StorageError(name, { cause: new Error(`call ${calls}`) });
  };
};

/** By `npm run test:all` every call fails once, by `npm test` every seventh call. */
const STEP = isWhole ? 1 : 7;

// A rejection that nobody handles fails the spec that runs.
describe('An application lets no rejection escape, and ends,', () => {
  let calls: number;

  beforeAll(async () => {
    calls = await countCalls();
  });
  const callsByStep = (step: number) =>
    Array.from({ length: Math.floor(calls / step) }, (_, index) => (index + 1) * step);

  it.each([
    ['does not reach its store at one call', StorageUnavailableError],
    ['is refused one call by its store', StorageOperationError],
  ])(
    'when it %s, whichever it is',
    async (_, error) => {
      const tried = callsByStep(STEP);
      while (tried.length > 0) {
        const lives = tried
          .splice(0, AT_ONCE)
          .map((at) => live(failing({ first: at, last: at, error })));
        await Promise.all(lives);
      }
    },
    60_000,
  );

  it('when its store is away for good, from whichever call on', async () => {
    const beginnings = callsByStep(3 * STEP);
    const away = { last: Number.POSITIVE_INFINITY, error: StorageUnavailableError };
    await Promise.all(
      beginnings.map((first) => live(failing({ first, ...away }), { isAway: true })),
    );
  }, 60_000);
});
