import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, statesOf } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

let running: number;
let mostAtOnce: number;
let mayEnd: Signal;

const SHORTLY = 0.03;

@AutomaticRetry(0)
class ExclusiveService {
  @DisableConcurrentExecution(60)
  async one(): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution(60)
  async brief(): Promise<void> {
    await occupy(Promise.resolve());
  }

  @DisableConcurrentExecution({ timeoutInSeconds: 60, resource: 'tenant:{0}' })
  async ofTenant(_tenant: string): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution({ timeoutInSeconds: SHORTLY, resource: 'shared' })
  async orFail(): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution({
    timeoutInSeconds: SHORTLY,
    resource: 'shared',
    onTimeout: 'run',
  })
  async orRun(): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution({
    timeoutInSeconds: SHORTLY,
    resource: 'shared',
    onTimeout: 'delete',
  })
  async orVanish(): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution({
    timeoutInSeconds: SHORTLY,
    resource: 'shared',
    onTimeout: 'reschedule',
    rescheduleDelayInSeconds: SHORTLY,
  })
  async orLater(): Promise<void> {
    await occupy();
  }

  @DisableConcurrentExecution({ timeoutInSeconds: 60, resource: 'broken:{3}' })
  brokenResource(): void {}

  @UseJobFilters({
    onLocking: () => ({ resource: 'shared', timeoutMs: 20 }),
    onLockTimeout: () => {
      throw new Error('The filter is broken');
    },
  })
  brokenTimeout(): void {}

  @DisableConcurrentExecution(60)
  fail(): void {
    throw new Error('And let the next one go on');
  }

  free(): void {}
}

async function occupy(until: Promise<void> = mayEnd): Promise<void> {
  running += 1;
  mostAtOnce = Math.max(mostAtOnce, running);
  await until;
  running -= 1;
}

let app: HangfireApp;

const start = async (server: object = {}) => {
  app = await HangfireApp.start({ server, providers: [ExclusiveService] });
};
const enqueue = (method: Exclude<keyof ExclusiveService, 'ofTenant'>) =>
  app.jobs.enqueue(ExclusiveService, (exclusive) => exclusive[method]());
const isRunning = () => eventually(() => running > 0);
const isWaiting = (id: string | null) =>
  eventually(async () => (await app.jobs.get(id))?.waitingFor !== undefined);

beforeEach(() => {
  running = 0;
  mostAtOnce = 0;
  mayEnd = new Signal();
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

describe('DisableConcurrentExecution', () => {
  it('never runs two jobs at once', async () => {
    await start();
    const ids = await app.jobs.enqueueMany(ExclusiveService, Array.from({ length: 40 }), (one) =>
      one.brief(),
    );
    for (const id of ids) await app.reaches(id, 'Succeeded');

    expect(mostAtOnce).toBe(1);
  });

  it('runs jobs in the order in which they came', async () => {
    await start();
    const first = await enqueue('one');
    await isRunning();
    const others = [await enqueue('one'), await enqueue('one'), await enqueue('one')];
    for (const id of others) await isWaiting(id);
    mayEnd.fire();
    const jobs = await Promise.all([first, ...others].map((id) => app.reaches(id, 'Succeeded')));

    const startedAt = jobs.map(({ history }) => history[1]?.at.getTime() ?? 0);
    expect(startedAt.toSorted((a, b) => a - b)).toEqual(startedAt);
  });

  it('occupies no worker with jobs that wait', async () => {
    await start({ workerCount: 2 });
    await enqueue('one');
    await isRunning();
    for (const id of [await enqueue('one'), await enqueue('one')]) await isWaiting(id);

    await app.reaches(await enqueue('free'), 'Succeeded');
  });

  it('shows what a job waits for, and counts no attempt for waiting', async () => {
    await start();
    await enqueue('one');
    await isRunning();
    const id = await enqueue('one');
    await isWaiting(id);

    expect(await app.jobs.get(id)).toMatchObject({
      state: 'Enqueued',
      attempt: 0,
      waitingFor: expect.stringMatching(/exclusiveservice\.one/i),
    });
  });

  it('excludes only jobs with the same arguments where the resource names them', async () => {
    await start();
    const ofTenant = (tenant: string) =>
      app.jobs.enqueue(ExclusiveService, (exclusive) => exclusive.ofTenant(tenant));
    await ofTenant('a');
    await ofTenant('b');
    await eventually(() => running === 2);
    const third = await ofTenant('a');
    await isWaiting(third);
    mayEnd.fire();

    await app.reaches(third, 'Succeeded');
  });

  it('lets the next job go on when a job has failed', async () => {
    await start();
    const ids = [await enqueue('fail'), await enqueue('fail'), await enqueue('fail')];

    for (const id of ids) await app.reaches(id, 'Failed');
  });

  it('lets the next job go on when a waiting job is deleted', async () => {
    await start();
    await enqueue('one');
    await isRunning();
    const [deleted, next] = [await enqueue('one'), await enqueue('one')];
    await isWaiting(next);
    await app.jobs.delete(deleted);
    mayEnd.fire();

    await app.reaches(next, 'Succeeded');
    expect(await app.jobs.get(deleted)).toMatchObject({ state: 'Deleted', attempt: 0 });
  });

  it('holds the resource of a deleted job for as long as it really runs', async () => {
    await start();
    const deleted = await enqueue('one');
    await isRunning();
    const next = await enqueue('one');
    await isWaiting(next);
    await app.jobs.delete(deleted);
    await app.reaches(await enqueue('free'), 'Succeeded');

    expect(await app.jobs.get(next)).toMatchObject({ state: 'Enqueued', attempt: 0 });
    mayEnd.fire();
    await app.reaches(next, 'Succeeded');
    expect(mostAtOnce).toBe(1);
  });

  it('fails only the job whose resource cannot be named', async () => {
    await start();
    const broken = await enqueue('brokenResource');
    const free = await enqueue('free');

    await app.reaches(free, 'Succeeded');
    await app.reaches(broken, 'Failed');
  });
});

describe('a job that did not get its resource in time', () => {
  beforeEach(async () => {
    await start();
    await enqueue('orFail');
    await isRunning();
  });

  it('fails by default, as soon as its time is over', async () => {
    const job = await app.reaches(await enqueue('orFail'), 'Failed', 2_000);

    expect(job).toMatchObject({ attempt: 0 });
    expect(job.history.at(-1)?.data).toMatchObject({
      exception: { type: 'DistributedLockTimeoutError', code: 'HANGFIRE_DISTRIBUTED_LOCK_TIMEOUT' },
    });
  });

  it('fails alone when its filter throws', async () => {
    const [broken, other] = [await enqueue('brokenTimeout'), await enqueue('orVanish')];

    await app.reaches(other, 'Deleted', 2_000);
    expect((await app.reaches(broken, 'Failed', 2_000)).history.at(-1)?.data).toMatchObject({
      exception: { message: 'The filter is broken' },
    });
  });

  it('runs without the lock with onTimeout: run', async () => {
    const id = await enqueue('orRun');
    await eventually(() => running === 2);
    mayEnd.fire();

    await app.reaches(id, 'Succeeded');
  });

  it('is deleted with onTimeout: delete', async () => {
    const job = await app.reaches(await enqueue('orVanish'), 'Deleted');

    expect(statesOf(job)).toEqual(['Enqueued', 'Deleted']);
  });

  it('comes back later with onTimeout: reschedule', async () => {
    const id = await enqueue('orLater');
    await eventually(async () =>
      (await app.jobs.get(id))?.history.some(({ state }) => state === 'Scheduled'),
    );
    mayEnd.fire();

    await app.reaches(id, 'Succeeded');
  });
});
