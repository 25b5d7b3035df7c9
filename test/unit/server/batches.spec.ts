import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { BatchDetails } from '../../../lib/batches/batch-details.js';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { BatchService } from '../../../lib/client/batch-service.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp, type HangfireAppOptions, statesOf } from '../../support/hangfire-app.js';
import { Signal } from '../../support/signal.js';

let ran: string[] = [];
let seen: string[] = [];
let isRunning: Signal;
let mayEnd: Signal;

@Injectable()
class WorkService {
  @UseJobFilters({
    onPerforming: ({ job }) => void seen.push(`performing ${job.args[0]}`),
    onStateApplied: ({ job, newState }) => void seen.push(`${newState.name} ${job.args[0]}`),
  })
  work(name: string): void {
    ran.push(name);
  }

  async hold(): Promise<void> {
    isRunning.fire();
    await mayEnd;
  }

  @AutomaticRetry(0)
  fail(): void {
    throw new Error('Oh no');
  }
}

const work = (service: WorkService) => service.work('a');

let app: HangfireApp;
let batches: BatchService;

const start = async (options: HangfireAppOptions = {}) => {
  app = await HangfireApp.start({ providers: [WorkService], ...options });
  batches = app.get(BatchService);
};
beforeEach(() => {
  [ran, seen] = [[], []];
  [isRunning, mayEnd] = [new Signal(), new Signal()];
});
afterEach(() => app.close());

const ends = (id: string, state: string) =>
  eventually(async () => {
    const batch = await batches.get(id);
    return batch?.state === state ? (batch as BatchDetails) : undefined;
  });
const DAY_MS = 86_400_000;

describe('a batch', () => {
  it('succeeds when all of its jobs have succeeded, and is kept for a week', async () => {
    await start();
    const id = await batches.start((batch) => {
      batch.enqueueMany(WorkService, ['a', 'b', 'c'], (service, name) => service.work(name));
    });

    const { progress, finishedAt, expireAt, startedAt } = await ends(id, 'Succeeded');
    expect(progress).toMatchObject({ total: 3, pending: 0, processing: 0, succeeded: 3 });
    expect(startedAt).toBeDefined();
    expect(Number(expireAt) - Number(finishedAt)).toBeGreaterThanOrEqual(7 * DAY_MS - 1_000);
  });

  it('is kept for as long as the option says', async () => {
    await start({ batchRetentionMs: Number.POSITIVE_INFINITY });
    const { expireAt } = await ends(await batches.start(() => {}), 'Succeeded');

    expect(expireAt?.getUTCFullYear()).toBe(9999);
  });

  it('stays open while a job in it is Failed, and completes when that job is deleted', async () => {
    await start();
    let job = '';
    const id = await batches.start((batch) => {
      job = batch.enqueue(WorkService, (service) => service.fail());
      batch.enqueue(WorkService, work);
    });
    await app.reaches(job, 'Failed');
    await eventually(async () => (await batches.get(id))?.progress.succeeded === 1);
    expect(await batches.get(id)).toMatchObject({ state: 'Started', progress: { failed: 1 } });

    await app.jobs.delete(job);
    expect((await ends(id, 'Completed')).progress).toMatchObject({ succeeded: 1, deleted: 1 });
  });

  it('shows how many of its jobs are running', async () => {
    await start();
    const id = await batches.start((batch) => batch.enqueue(WorkService, (it) => it.hold()));
    await isRunning;
    expect((await batches.get(id))?.progress).toMatchObject({ processing: 1, pending: 0 });

    mayEnd.fire();
    await ends(id, 'Succeeded');
  });

  it('ends after its nested batches, and before its continuations run', async () => {
    await start();
    let inner = '';
    const id = await batches.start('outer', (batch) => {
      inner = batch.start('inner', (nested) => nested.enqueue(WorkService, (it) => it.hold()));
      batch.continueWith(inner, WorkService, (service) => service.work('after inner'));
    });
    const after = await app.jobs.continueWith(id, WorkService, (it) => it.work('after outer'));
    await isRunning;
    expect(ran).toEqual([]);

    mayEnd.fire();
    await app.reaches(after, 'Succeeded');
    expect(ran).toEqual(['after inner', 'after outer']);
    expect(await batches.get(id)).toMatchObject({ state: 'Succeeded', progress: { total: 2 } });
  });

  it('starts after a batch, and its jobs with it', async () => {
    await start();
    const first = await batches.start((batch) => batch.enqueue(WorkService, (it) => it.hold()));
    let job = '';
    const second = await batches.continueBatchWith(first, (batch) => {
      job = batch.enqueue(WorkService, work);
    });
    await isRunning;
    expect((await app.jobs.get(job))?.state).toBe('Awaiting');

    mayEnd.fire();
    await ends(second, 'Succeeded');
    const { history } = await app.reaches(job, 'Succeeded');
    expect(history[1]?.reason).toBe('Its batch has started');
  });

  it('is Started again when a job is attached to it', async () => {
    await start();
    const id = await batches.start(() => {});
    await ends(id, 'Succeeded');
    await batches.attach(id, (batch) => batch.enqueue(WorkService, (it) => it.hold()));
    await isRunning;
    await ends(id, 'Started');

    mayEnd.fire();
    await ends(id, 'Succeeded');
  });
});

describe('a batch that is cancelled', () => {
  it('lets running jobs go on, and deletes other jobs when they would start', async () => {
    await start({ server: { workerCount: 1, maxPrefetch: 0 } });
    const jobs: string[] = [];
    const id = await batches.start((batch) => {
      batch.enqueue(WorkService, (it) => it.hold(), { priority: -1 });
      jobs.push(...batch.enqueueMany(WorkService, ['a', 'b'], (it, name) => it.work(name)));
    });
    await isRunning;
    expect(await batches.cancel(id)).toBe(true);
    expect((await batches.get(id))?.state).toBe('Deleted');
    seen = [];
    mayEnd.fire();

    for (const job of jobs) {
      const deleted = await app.reaches(job, 'Deleted');
      expect(statesOf(deleted)).toEqual(['Enqueued', 'Deleted']);
      expect(deleted.history.at(-1)?.reason).toBe('Its batch was cancelled');
    }
    expect(ran).toEqual([]);
    expect(seen).toEqual(['Deleted a', 'Deleted b']);
    await eventually(async () => (await batches.get(id))?.progress.deleted === 2);
    expect(await batches.get(id)).toMatchObject({
      state: 'Deleted',
      progress: { total: 3, pending: 0, processing: 0, succeeded: 1 },
    });
  });

  it('deletes its awaiting jobs, and runs jobs that waited for the deletion', async () => {
    await start();
    let job = '';
    const id = await batches.continueBatchWith(
      await app.jobs.schedule(WorkService, work, { days: 1 }),
      (batch) => {
        job = batch.enqueue(WorkService, work);
      },
    );
    const rescue = await app.jobs.continueWith(id, WorkService, (it) => it.work('rescue'), {
      on: 'deleted',
    });
    await batches.cancel(id);

    await app.reaches(job, 'Deleted');
    await app.reaches(rescue, 'Succeeded');
    expect(ran).toEqual(['rescue']);
  });
});
