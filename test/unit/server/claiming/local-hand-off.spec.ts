import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ClaimedJob, NewJob } from '../../../../lib/storage/jobs/records.js';
import type { LocalWorkers, Reservation } from '../../../../lib/storage/queues/queue-store.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../../support/builders.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let runs: number;
let mayEnd: Signal;

class WorkService {
  work(): void {
    runs += 1;
  }

  async hold(): Promise<void> {
    runs += 1;
    await mayEnd;
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;
let workers: LocalWorkers;
let isWithdrawn: Signal;

const aJob = (given: Partial<NewJob> = {}) =>
  aNewJob({ type: 'WorkService', method: 'work', arguments: '[[]]', ...given });

beforeEach(async () => {
  runs = 0;
  mayEnd = new Signal();
  isWithdrawn = new Signal();
  storage = new MemoryJobStorage();
  storage.queues.offer = (offered) => {
    workers = offered;
    return () => isWithdrawn.fire();
  };
  app = await HangfireApp.start({ storage, server: { workerCount: 2 }, providers: [WorkService] });
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

/** The workers have found the queue empty. */
const reserveOnceIdle = (jobs: readonly NewJob[]) => eventually(() => workers.reserve(jobs));

/** Stores the job under a lease of the server that has reserved a worker for it. */
async function storeLeased(job: NewJob, { serverId }: Reservation): Promise<ClaimedJob[]> {
  await storage.jobs.createJobs([job]);
  return storage.queues.claim({ serverId, queues: ['default'], limit: 1 });
}

describe('The workers of a server', () => {
  it('start a job that comes to them directly', async () => {
    const job = aJob();
    const reservation = await reserveOnceIdle([job]);
    reservation.start(await storeLeased(job, reservation));

    expect(await app.reaches(job.id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(1);
  });

  it('hand a job back whose storing was answered after its lease may have ended', async () => {
    const job = aJob();
    const reservation = await reserveOnceIdle([job]);
    const claimed = await storeLeased(job, reservation);
    const handBack = jest.spyOn(storage.queues, 'handBack');
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + 15_000);
    reservation.start(claimed);

    await app.reaches(job.id, 'Succeeded');
    jest.restoreAllMocks();
    expect(handBack.mock.calls).toMatchObject([[[{ id: job.id }]]]);
    expect(runs).toBe(1);
  });

  it('take no more jobs directly than there are free workers', async () => {
    const [one, other, third] = [aJob(), aJob(), aJob()];
    const reservation = await reserveOnceIdle([one]);

    expect(workers.reserve([other, third])).toBeUndefined();
    reservation.cancel();
  });

  it('take no job directly from a queue that they do not serve', async () => {
    (await reserveOnceIdle([aJob()])).cancel();

    await expect(
      eventually(() => workers.reserve([aJob({ queue: 'other' })]), { withinMs: 100 }),
    ).rejects.toThrow('Not seen');
  });

  it('take no job directly while other jobs may be ready before it', async () => {
    await reserveOnceIdle([aJob()]).then((reservation) => reservation.cancel());
    const held = await app.jobs.enqueueMany(WorkService, [1, 2, 3], (service) => service.hold());
    await eventually(() => runs === 2);

    expect(workers.reserve([aJob()])).toBeUndefined();
    mayEnd.fire();
    for (const id of held) await app.reaches(id, 'Succeeded');
  });

  it('still run a job when it is not known whether the job was stored', async () => {
    const job = aJob();
    const reservation = await reserveOnceIdle([job]);
    await storeLeased(job, reservation);
    reservation.cancel();

    expect(await app.reaches(job.id, 'Succeeded')).toMatchObject({ attempt: 1 });
    expect(runs).toBe(1);
  });

  it('hand back a job that comes to them after their server was told to stop', async () => {
    const job = aJob();
    const reservation = await reserveOnceIdle([job]);
    const closing = app.close();
    await isWithdrawn;
    reservation.start(await storeLeased(job, reservation));
    await closing;

    expect(await storage.jobs.findJob(job.id)).toMatchObject({ state: 'Enqueued', attempt: 0 });
    expect(runs).toBe(0);
  });
});
