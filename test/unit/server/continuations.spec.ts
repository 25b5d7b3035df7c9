import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { BatchService } from '../../../lib/client/batch-service.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../lib/job/job-context.js';
import type { Parent } from '../../../lib/job/parent.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp, type HangfireAppOptions, statesOf } from '../../support/hangfire-app.js';

@Injectable()
class WorkService {
  parents: readonly Parent[] = [];

  give(value: unknown): unknown {
    return value;
  }

  @AutomaticRetry({ attempts: 0, onAttemptsExceeded: 'delete' })
  giveUp(): void {
    throw new RangeError('Too far');
  }

  @AutomaticRetry(0)
  fail(): void {
    throw new Error('Oh no');
  }

  async lookBack(): Promise<void> {
    this.parents = await JobContext.current().parents();
  }

  @UseJobFilters({
    onStateElection: ({ candidateState, currentState }) => {
      if (currentState === 'Awaiting' && candidateState instanceof EnqueuedState) {
        throw new Error('The filter is broken');
      }
    },
  })
  brittle(): void {}
}

const give = (work: WorkService) => work.give(1);

let apps: HangfireApp[] = [];

const start = async (options: HangfireAppOptions = {}) => {
  const app = await HangfireApp.start({ providers: [WorkService], ...options });
  apps.push(app);
  return app;
};
afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
  apps = [];
});

/** Stays in its queue: nobody serves it. */
const aParent = async ({ jobs }: HangfireApp) =>
  (await jobs.enqueue(WorkService, give, { queue: 'unserved' })) as string;

const reasonOf = async (app: HangfireApp, id: string | null, state: string) =>
  (await app.reaches(id, state)).history.at(-1)?.reason;

describe('a continuation', () => {
  it('runs when its parent has succeeded', async () => {
    const app = await start();
    const parent = await app.jobs.enqueue(WorkService, give);
    const child = await app.jobs.continueWith(parent, WorkService, give);

    const job = await app.reaches(child, 'Succeeded');
    expect(statesOf(job).slice(-3)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
  });

  it('becomes ready with a reason, and keeps its queue', async () => {
    const app = await start();
    const parent = await aParent(app);
    const child = await app.jobs.continueWith(parent, WorkService, give, { queue: 'kept' });
    await app.jobs.changeState(parent, new SucceededState(undefined, 0, 0));

    expect(await reasonOf(app, child, 'Enqueued')).toBe('Its parents have ended');
    expect(await app.jobs.get(child)).toMatchObject({ queue: 'kept' });
  });

  it('runs after its delay, counted from the release, or at its time', async () => {
    const app = await start();
    const parent = await aParent(app);
    const at = new Date(Date.now() + 7_200_000);
    const delayed = await app.jobs.continueWith(parent, WorkService, give, {
      schedule: { hours: 1 },
    });
    const timed = await app.jobs.continueWith(parent, WorkService, give, { schedule: at });
    const releasedFrom = Date.now();
    await app.jobs.changeState(parent, new SucceededState(undefined, 0, 0));

    const { runAt } = await app.reaches(delayed, 'Scheduled');
    expect(Number(runAt) - releasedFrom - 3_600_000).toBeGreaterThanOrEqual(0);
    expect(await app.reaches(timed, 'Scheduled')).toMatchObject({ runAt: at });
  });

  it('is deleted when its condition is not met, and so are its own continuations', async () => {
    const app = await start();
    const parent = await aParent(app);
    const child = await app.jobs.continueWith(parent, WorkService, give);
    const grandchild = await app.jobs.continueWith(child, WorkService, give);
    const rescue = await app.jobs.continueWith(grandchild, WorkService, give, { on: 'deleted' });
    const always = await app.jobs.continueWith(grandchild, WorkService, give, { on: 'finished' });
    await app.jobs.delete(parent);

    const unmet = (id: string | null) => `Continuation condition was not met: ${id} is Deleted`;
    expect(await reasonOf(app, child, 'Deleted')).toBe(unmet(parent));
    expect(await reasonOf(app, grandchild, 'Deleted')).toBe(unmet(child));
    await app.reaches(rescue, 'Succeeded');
    await app.reaches(always, 'Succeeded');
  });

  it('waits while its parent is Failed, until somebody requeues or deletes the parent', async () => {
    const app = await start();
    const parent = await app.jobs.enqueue(WorkService, (work) => work.fail());
    await app.reaches(parent, 'Failed');
    const child = await app.jobs.continueWith(parent, WorkService, give, { on: 'finished' });
    expect((await app.jobs.get(child))?.state).toBe('Awaiting');

    await app.jobs.delete(parent);
    await app.reaches(child, 'Succeeded');
  });

  it('stops waiting and runs when a person requeues it', async () => {
    const app = await start();
    const child = await app.jobs.continueWith(await aParent(app), WorkService, give);
    await app.jobs.requeue(child);

    await app.reaches(child, 'Succeeded');
  });

  it('is released by a server that starts after its parent has ended', async () => {
    const storage = new MemoryJobStorage();
    const client = await start({ storage, server: false });
    const parent = await aParent(client);
    const child = await client.jobs.continueWith(parent, WorkService, give);
    await client.jobs.changeState(parent, new SucceededState(undefined, 0, 0));

    await start({ storage });
    await client.reaches(child, 'Succeeded');
  });

  it('is released by a server that does not know its class, with the global filters', async () => {
    const storage = new MemoryJobStorage();
    const seen: string[] = [];
    const client = await start({ storage, server: false });
    await start({
      storage,
      providers: [],
      filters: [{ onStateApplied: ({ newState, job }) => void seen.push(job.id + newState.name) }],
    });
    const parent = await aParent(client);
    const child = await client.jobs.continueWith(parent, WorkService, give, { queue: 'unserved' });
    await client.jobs.changeState(parent, new SucceededState(undefined, 0, 0));

    await client.reaches(child, 'Enqueued');
    expect(seen).toContain(`${child}Enqueued`);
  });

  it('fails when a state filter throws, and does not hold up other continuations', async () => {
    const app = await start();
    const parent = await aParent(app);
    const brittle = await app.jobs.continueWith(parent, WorkService, (work) => work.brittle());
    const other = await app.jobs.continueWith(parent, WorkService, give);
    await app.jobs.changeState(parent, new SucceededState(undefined, 0, 0));

    expect((await app.reaches(brittle, 'Failed')).exception?.message).toBe('The filter is broken');
    await app.reaches(other, 'Succeeded');
  });
});

describe('the parents of a running job', () => {
  const lookBack = (work: WorkService) => work.lookBack();

  it('have results and exceptions, and come oldest first', async () => {
    const app = await start();
    const given = await app.jobs.enqueue(WorkService, (work) => work.give({ pages: 7 }));
    const gone = await app.jobs.enqueue(WorkService, (work) => work.giveUp());
    const child = await app.jobs.continueWith([gone, given], WorkService, lookBack, {
      on: 'finished',
    });
    await app.reaches(child, 'Succeeded');

    expect(app.get(WorkService).parents).toMatchObject([
      { kind: 'job', id: given, state: 'Succeeded', result: { pages: 7 }, exception: undefined },
      {
        kind: 'job',
        id: gone,
        state: 'Deleted',
        exception: { type: 'RangeError', message: 'Too far', details: expect.any(String) },
      },
    ]);
  });

  it('may be batches, but not the batch that the job is in', async () => {
    const app = await start();
    const batches = app.get(BatchService);
    const first = await batches.start('First', (batch) => batch.enqueue(WorkService, give));
    let child = '';
    const second = await batches.continueBatchWith(first, (batch) => {
      const job = batch.enqueue(WorkService, give);
      child = batch.continueWith([first, job], WorkService, lookBack);
    });
    await app.reaches(child, 'Succeeded');

    const { parents } = app.get(WorkService);
    expect(parents).toMatchObject([
      { kind: 'batch', id: first, description: 'First', progress: { total: 1, succeeded: 1 } },
      { kind: 'job', state: 'Succeeded' },
    ]);
    expect(parents.map(({ id }) => id)).not.toContain(second);
  });

  it('are an empty list for a job that waited for nothing', async () => {
    const app = await start();
    await app.reaches(await app.jobs.enqueue(WorkService, lookBack), 'Succeeded');

    expect(app.get(WorkService).parents).toEqual([]);
  });

  it('may have ended before the job was created', async () => {
    const app = await start();
    const parent = await aParent(app);
    await app.jobs.changeState(parent, new DeletedState());
    const child = await app.jobs.continueWith(parent, WorkService, lookBack, { on: 'deleted' });
    await app.reaches(child, 'Succeeded');

    expect(app.get(WorkService).parents).toMatchObject([{ id: parent, state: 'Deleted' }]);
  });
});

describe('a job that is Failed and then removed', () => {
  it('counts as Deleted', async () => {
    const app = await start({
      failedRetentionMs: 0,
      server: { expirationCheckIntervalMs: 1_000 },
    });
    const parent = await app.jobs.enqueue(WorkService, (work) => work.fail());
    const child = await app.jobs.continueWith(parent, WorkService, give, { on: 'deleted' });

    await app.reaches(child, 'Succeeded');
  });
});
