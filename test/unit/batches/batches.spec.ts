import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Batch } from '../../../lib/batches/batch.js';
import { BatchService } from '../../../lib/client/batch-service.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { StorageOperationError } from '../../../lib/storage/errors/storage-operation-error.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import type { CreateJobsOptions } from '../../../lib/storage/jobs/job-store.js';
import { aJobId } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';

class ReportService {
  create(_month: unknown): void {}
  publish(): void {}
}

const create = (report: ReportService) => report.create(1);
const publish = (report: ReportService) => report.publish();
const SUCCEEDED = new SucceededState(undefined, 0, 0);

let app: HangfireApp;
let batches: BatchService;
let filters: JobFilter[];

const start = async (given: JobFilter[] = []) => {
  filters = given;
  app = await HangfireApp.start({ server: false, providers: [ReportService], filters });
  batches = app.get(BatchService);
};
beforeEach(() => start());
afterEach(() => app.close());

const countJobs = async () => {
  const { byState } = await app.jobs.countByState();
  return Object.values(byState).reduce((sum, count) => sum + count, 0);
};
const stateOf = async (id: string) => (await app.jobs.get(id))?.state;
const batchStateOf = async (id: string) => (await batches.get(id))?.state;

describe('BatchService.start', () => {
  it('stores the batch and its jobs when the callback has ended', async () => {
    const ids: string[] = [];
    const id = await batches.start('Reports', (batch) => {
      ids.push(batch.enqueue(ReportService, create, { queue: 'slow' }));
      ids.push(batch.schedule(ReportService, create, { days: 1 }));
      ids.push(...batch.enqueueMany(ReportService, [1, 2], (report, n) => report.create(n)));
      ids.push(batch.continueWith(ids as never, ReportService, publish));
    });

    const jobs = await Promise.all(ids.map((job) => app.jobs.get(job)));
    expect(jobs.map((job) => job?.state)).toEqual([
      'Enqueued',
      'Scheduled',
      'Enqueued',
      'Enqueued',
      'Awaiting',
    ]);
    expect(jobs.every((job) => job?.batchId === id)).toBe(true);
    expect(jobs[0]).toMatchObject({ queue: 'slow' });
    expect(jobs[4]?.parentIds).toEqual(ids.slice(0, 4));
    expect(await batches.get(id)).toMatchObject({
      id,
      description: 'Reports',
      batchId: undefined,
      state: 'Started',
      parentIds: [],
      nested: [],
      progress: { total: 5, pending: 5, processing: 0, succeeded: 0, failed: 0, deleted: 0 },
    });
  });

  it('needs no description', async () => {
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));

    expect(await batches.get(id)).toMatchObject({ description: undefined, progress: { total: 1 } });
  });

  it('takes an empty batch', async () => {
    expect(await batchStateOf(await batches.start(() => {}))).toBe('Started');
  });

  it('waits for an async callback, and for the callbacks of nested batches', async () => {
    const id = await batches.start(async (batch) => {
      batch.start('inner', async (inner) => {
        await pause(5);
        inner.enqueue(ReportService, create);
        inner.start('innermost', async (innermost) => {
          await pause(5);
          innermost.enqueue(ReportService, create);
        });
      });
      await pause(1);
      batch.enqueue(ReportService, create);
    });

    const details = await batches.get(id);
    expect(details?.progress.total).toBe(3);
    expect(details?.nested).toMatchObject([{ description: 'inner', progress: { total: 2 } }]);
  });

  it('creates everything in one call of the store', async () => {
    const calls: [number, CreateJobsOptions | undefined][] = [];
    const createJobs = app.storage.jobs.createJobs.bind(app.storage.jobs);
    app.storage.jobs.createJobs = (jobs, options) => {
      calls.push([jobs.length, options]);
      return createJobs(jobs, options);
    };
    await batches.start((batch) => {
      batch.enqueue(ReportService, create);
      batch.start((inner) => inner.enqueue(ReportService, create));
    });

    expect(calls).toMatchObject([[2, { batches: [{}, {}] }]]);
  });

  it('waits out a short absence of the store', async () => {
    const { jobs } = app.storage;
    const createJobs = jobs.createJobs.bind(jobs);
    const seen: (boolean | undefined)[] = [];
    jobs.createJobs = async (given, options) => {
      seen.push(options?.mayExist);
      if (seen.length === 1) throw new StorageUnavailableError('create jobs', { cause: 'test' });
      return createJobs(given, options);
    };
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));

    expect(seen).toEqual([false, true]);
    expect(await batches.get(id)).toMatchObject({ progress: { total: 1 } });
  });

  it('writes arguments down at once, so later changes to them do not matter', async () => {
    const months = [1];
    let job = '';
    await batches.start(async (batch) => {
      job = batch.enqueue(ReportService, (report) => report.create(months));
      months.push(2);
    });

    expect((await app.jobs.get(job))?.args).toEqual([[1]]);
  });
});

describe('a batch of which a part fails', () => {
  const nothing = async (starting: Promise<unknown>, expected: object | string) => {
    const error = await starting.catch((reason: unknown) => reason);
    expect(error).toMatchObject(typeof expected === 'string' ? { message: expected } : expected);
    expect(await countJobs()).toBe(0);
  };

  it('is not created when its callback throws', () =>
    nothing(
      batches.start((batch) => {
        batch.enqueue(ReportService, create);
        throw new Error('The folder is gone');
      }),
      'The folder is gone',
    ));

  it('is not created when its async callback rejects', () =>
    nothing(
      batches.start(async (batch) => {
        batch.enqueue(ReportService, create);
        await pause(1);
        throw new Error('The folder is gone');
      }),
      'The folder is gone',
    ));

  it('is not created when the callback of a nested batch fails, even if somebody catches the error', async () => {
    const failing = () => {
      throw new Error('Inside');
    };
    await nothing(
      batches.start((batch) => {
        batch.enqueue(ReportService, create);
        try {
          batch.start(failing);
        } catch {
          // Caught away.
        }
      }),
      'Inside',
    );
    await nothing(
      batches.start((batch) => void batch.start(async () => failing())),
      'Inside',
    );
  });

  it('is not created when one job cannot be written down', () =>
    nothing(
      batches.start((batch) => {
        batch.enqueue(ReportService, create);
        batch.enqueue(ReportService, (report) => report.create(() => {}));
      }),
      { code: 'HANGFIRE_UNSERIALIZABLE_ARGUMENT' },
    ));

  it('is not created when the store refuses it, whatever its filters do about the error', async () => {
    await app.close();
    await start([
      {
        onClientException: (context) => {
          context.exceptionHandled = true;
        },
      },
    ]);
    app.storage.jobs.createJobs = () =>
      Promise.reject(new StorageOperationError('create jobs', { cause: new Error('no') }));

    await nothing(
      batches.start((batch) => batch.enqueue(ReportService, create)),
      { code: 'HANGFIRE_STORAGE_OPERATION_FAILED' },
    );
  });

  it('is not created when a parent is unknown', () =>
    nothing(
      batches.start((batch) => {
        batch.enqueue(ReportService, create);
        batch.continueWith(aJobId(), ReportService, publish);
      }),
      { code: 'HANGFIRE_UNKNOWN_PARENT' },
    ));

  it("is not created when a job in it waits for a job to be 'completed'", () =>
    nothing(
      batches.start((batch) => {
        const job = batch.enqueue(ReportService, create);
        batch.continueWith(job, ReportService, publish, { on: 'completed' });
      }),
      { code: 'HANGFIRE_INVALID_CONDITION' },
    ));

  it.each<[string, (batch: Batch) => void]>([
    ['a job waits for it', (batch) => batch.continueWith(batch.id, ReportService, publish)],
    [
      'a job of a nested one waits for it',
      (batch) => batch.start((inner) => void inner.continueWith(batch.id, ReportService, publish)),
    ],
    ['a nested one waits for it', (batch) => batch.continueBatchWith(batch.id, () => {})],
  ])('is not created when %s', (_, fill) =>
    nothing(
      batches.start((batch) => void fill(batch)),
      { code: 'HANGFIRE_CONTINUATION_CYCLE' },
    ),
  );

  it.each<[string, unknown[], string]>([
    ['no callback', ['Reports'], 'INVALID_BATCH'],
    ['nothing at all', [], 'INVALID_BATCH'],
    ['a description that is no text', [7, () => {}], 'INVALID_BATCH'],
    ['a callback that is none', ['Reports', 'callback'], 'INVALID_BATCH'],
  ])('is not created with %s', (_, args, code) =>
    nothing(batches.start(...(args as [() => void])), { code: `HANGFIRE_${code}` }),
  );
});

describe('the callback of a batch', () => {
  it('can add nothing once it has ended', async () => {
    let late: Promise<unknown> | undefined;
    let escaped: Batch | undefined;
    const id = await batches.start((batch) => {
      escaped = batch;
      late = pause(5).then(() => batch.enqueue(ReportService, create));
      late.catch(() => {});
    });

    const closed = { code: 'HANGFIRE_BATCH_CLOSED', batchId: id };
    await expect(late).rejects.toMatchObject(closed);
    expect(() => escaped?.start(() => {})).toThrow(expect.objectContaining(closed));
    expect(await countJobs()).toBe(0);
  });

  it('cannot add to a nested batch whose own callback has ended', async () => {
    const starting = batches.start((batch) => {
      let inner: Batch | undefined;
      batch.start((nested) => {
        inner = nested;
      });
      inner?.enqueue(ReportService, create);
    });

    await expect(starting).rejects.toMatchObject({ code: 'HANGFIRE_BATCH_CLOSED' });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['enqueue', () => app.jobs.enqueue(ReportService, create)],
    ['enqueueMany', () => app.jobs.enqueueMany(ReportService, [1], create)],
    ['schedule', () => app.jobs.schedule(ReportService, create, { days: 1 })],
    ['continueWith', () => app.jobs.continueWith(null, ReportService, create)],
    ['start', () => batches.start(() => {})],
    ['continueBatchWith', () => batches.continueBatchWith(null, () => {})],
    ['attach', () => batches.attach(aJobId(), () => {})],
  ])('is told when it uses %s of the outer service', async (_, call) => {
    await expect(
      batches.start(async () => {
        await pause(1);
        await call();
      }),
    ).rejects.toMatchObject({ code: 'HANGFIRE_OUTER_SERVICE_IN_BATCH' });
    expect(await countJobs()).toBe(0);
  });

  it('may use the outer service inside BatchService.outside', async () => {
    let job: string | null = null;
    await batches.start(async () => {
      job = await BatchService.outside(() => app.jobs.enqueue(ReportService, create));
    });

    expect(await app.jobs.get(job)).toMatchObject({ state: 'Enqueued', batchId: undefined });
  });

  it('leaves the outer service to code that outlives it', async () => {
    let late: Promise<unknown> | undefined;
    await batches.start(() => {
      late = pause(5).then(() => app.jobs.enqueue(ReportService, create));
    });

    expect(await late).toEqual(expect.any(String));
  });
});

describe('client filters in a batch', () => {
  it('cancel single jobs: no job has their ids, and their continuations find a deleted parent', async () => {
    await app.close();
    await start([
      {
        onCreating: (context) => {
          context.canceled = context.job.args[0] === 'no';
        },
      },
    ]);
    const ids: string[] = [];
    const id = await batches.start((batch) => {
      ids.push(batch.enqueue(ReportService, (report) => report.create('no')));
      ids.push(batch.enqueue(ReportService, create));
      ids.push(batch.continueWith(ids[0] ?? null, ReportService, publish));
    });

    expect(await Promise.all(ids.map(stateOf))).toEqual([undefined, 'Enqueued', 'Awaiting']);
    expect(await batches.get(id)).toMatchObject({ progress: { total: 2 } });
  });

  it('that cancel all jobs leave an empty batch', async () => {
    await app.close();
    await start([
      {
        onCreating: (context) => {
          context.canceled = true;
        },
      },
    ]);
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));

    expect(await batches.get(id)).toMatchObject({ progress: { total: 0 } });
  });
});

describe('BatchService.continueBatchWith', () => {
  const aJob = async () => (await app.jobs.enqueue(ReportService, create)) as string;

  it('waits together with its jobs, nested batches included', async () => {
    const parent = await aJob();
    const jobs: string[] = [];
    const id = await batches.continueBatchWith(parent, 'Follow-up', (batch) => {
      jobs.push(batch.enqueue(ReportService, create));
      jobs.push(batch.schedule(ReportService, create, { hours: 1 }));
      batch.start((inner) => jobs.push(inner.enqueue(ReportService, create)));
    });

    const { parentIds, state, nested } = (await batches.get(id)) ?? {};
    expect({ parentIds, state }).toEqual({ parentIds: [parent], state: 'Awaiting' });
    expect(nested).toMatchObject([{ state: 'Awaiting' }]);
    const details = await Promise.all(jobs.map((job) => app.jobs.get(job)));
    expect(details).toMatchObject([
      { state: 'Awaiting', parentIds: [], history: [{ data: { condition: 'started' } }] },
      { state: 'Awaiting', history: [{ data: { delayMs: 3_600_000 } }] },
      { state: 'Awaiting' },
    ]);
  });

  it('starts at once, or is deleted with all its jobs, when its parents have ended', async () => {
    const parent = await aJob();
    await app.jobs.changeState(parent, SUCCEEDED);
    const jobs: string[] = [];
    const fill = (batch: Batch) => jobs.push(batch.enqueue(ReportService, create));
    const started = await batches.continueBatchWith(parent, fill);
    const deleted = await batches.continueBatchWith(parent, fill, { on: 'deleted' });
    const canceled = await batches.continueBatchWith(null, fill);

    expect(await Promise.all([started, deleted, canceled].map(batchStateOf))).toEqual([
      'Started',
      'Deleted',
      'Deleted',
    ]);
    expect(await Promise.all(jobs.map(stateOf))).toEqual(['Enqueued', 'Deleted', 'Deleted']);
  });

  it('refuses the same parents and conditions as continueWith', async () => {
    const continuing = (parents: unknown, on?: string) =>
      batches.continueBatchWith(parents as string, () => {}, { on: on as 'finished' });

    await expect(continuing([])).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_PARENT' });
    await expect(continuing(aJobId())).rejects.toMatchObject({ code: 'HANGFIRE_UNKNOWN_PARENT' });
    await expect(continuing(null, 'now')).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_CONDITION',
    });
  });
});

describe('BatchService.attach', () => {
  it('adds jobs and nested batches', async () => {
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));
    await batches.attach(id, (batch) => {
      batch.enqueue(ReportService, create);
      batch.start('inner', (inner) => inner.enqueue(ReportService, create));
    });

    const details = await batches.get(id);
    expect(details?.progress.total).toBe(3);
    expect(details?.nested).toMatchObject([{ batchId: id, state: 'Started' }]);
  });

  it('keeps the new jobs of a batch that waits waiting as well', async () => {
    const parent = await app.jobs.enqueue(ReportService, create);
    const id = await batches.continueBatchWith(parent, () => {});
    let job = '';
    await batches.attach(id, (batch) => {
      job = batch.enqueue(ReportService, create);
    });

    expect(await stateOf(job)).toBe('Awaiting');
  });

  it.each(['no uuid', aJobId(), '', undefined, null])('knows no batch %p', async (id) => {
    await expect(batches.attach(id as string, () => {})).rejects.toMatchObject({
      code: 'HANGFIRE_UNKNOWN_BATCH',
    });
  });

  it('refuses a batch that was cancelled', async () => {
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));
    await batches.cancel(id);

    await expect(
      batches.attach(id, (batch) => batch.enqueue(ReportService, create)),
    ).rejects.toMatchObject({ code: 'HANGFIRE_BATCH_CANCELED', batchId: id });
    expect(await countJobs()).toBe(1);
  });

  it('refuses additions that would close a circle with stored jobs', async () => {
    let inner = '';
    const outer = await batches.start((batch) => {
      inner = batch.start((nested) => nested.enqueue(ReportService, create));
    });
    const after = await app.jobs.continueWith(outer, ReportService, publish);
    const later = await app.jobs.continueWith(after, ReportService, publish);
    const awaiting = await batches.continueBatchWith(later, (batch) => {
      batch.enqueue(ReportService, create);
    });

    for (const parent of [inner, outer, after, later, awaiting]) {
      const attaching = batches.attach(inner, (batch) => {
        batch.continueWith(parent, ReportService, publish);
      });
      await expect(attaching).rejects.toMatchObject({ code: 'HANGFIRE_CONTINUATION_CYCLE' });
    }
  });

  it('takes jobs that wait for jobs outside of the batch', async () => {
    const id = await batches.start((batch) => batch.enqueue(ReportService, create));
    const other = await app.jobs.enqueue(ReportService, create);
    const after = await app.jobs.continueWith(other, ReportService, publish);
    await batches.attach(id, (batch) => batch.continueWith(after, ReportService, publish));

    expect(await batches.get(id)).toMatchObject({ progress: { total: 2 } });
  });
});

describe('BatchService', () => {
  it.each(['no uuid', aJobId()])('answers that there is no batch %p', async (id) => {
    expect(await batches.get(id)).toBeUndefined();
    expect(await batches.cancel(id)).toBe(false);
  });

  it('cancels a batch and the batches in it, once', async () => {
    let inner = '';
    const id = await batches.start((batch) => {
      inner = batch.start((nested) => nested.enqueue(ReportService, create));
    });

    expect(await batches.cancel(id)).toBe(true);
    expect(await batches.cancel(id)).toBe(false);
    expect(await Promise.all([id, inner].map(batchStateOf))).toEqual(['Deleted', 'Deleted']);
  });
});
