import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobDeletedError } from '../../../../lib/client/watching/errors/job-deleted-error.js';
import { JobFailedError } from '../../../../lib/client/watching/errors/job-failed-error.js';
import { BatchService } from '../../../../lib/client/batch-service.js';
import type { State } from '../../../../lib/states/state.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

/** A final state of an application. */
class ArchivedState implements State {
  readonly name = 'Archived';
  readonly isFinal = true;

  toData() {
    return {};
  }
}

let mayEnd: Signal;
let runs: number;

class ReportService {
  async build(year: number): Promise<{ year: number; at: Date }> {
    return { year, at: new Date(0) };
  }

  nothing(): void {}

  async later(): Promise<string> {
    await mayEnd;
    return 'later';
  }

  @AutomaticRetry({ attempts: 2, delaysInSeconds: [0], logEvents: false })
  async flaky(good: number): Promise<number> {
    runs += 1;
    if (runs < good) throw new RangeError(`Run ${runs}`);
    return runs;
  }

  @AutomaticRetry({ attempts: 0, onAttemptsExceeded: 'delete', logEvents: false })
  async deletedOnFailure(): Promise<void> {
    throw new RangeError('No');
  }

  large(): string {
    return 'x'.repeat(2_000);
  }

  unserializable(): unknown {
    return { socket: new WeakMap() };
  }
}

let storage: MemoryJobStorage;
let app: HangfireApp;

beforeEach(async () => {
  runs = 0;
  mayEnd = new Signal();
  storage = new MemoryJobStorage();
  app = await HangfireApp.start({ storage, providers: [ReportService], maxResultBytes: 1_000 });
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
});

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('waiting for the result of a job', () => {
  it('answers the value that the method has returned', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.build(2026));

    expect(await app.jobs.waitForResult(id)).toEqual({ year: 2026, at: new Date(0) });
  });

  it('answers undefined where the method returned nothing', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.nothing());

    expect(await app.jobs.waitForResult(id)).toBeUndefined();
  });

  it('answers at once for a job that ended before', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.build(2026));
    await app.reaches(id, 'Succeeded');

    expect(await app.jobs.waitForResult(id)).toMatchObject({ year: 2026 });
  });

  it('takes an id in capitals for the same job', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.build(2026));

    expect(await app.jobs.waitForResult(id?.toUpperCase() ?? '')).toMatchObject({ year: 2026 });
  });

  it('waits through the retries', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.flaky(3));

    expect(await app.jobs.waitForResult(id)).toBe(3);
  });

  it('fails with the exception of the last attempt when no retry is left', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.flaky(9));
    const error = await errorOf(app.jobs.waitForResult(id));

    expect(error).toBeInstanceOf(JobFailedError);
    expect(error).toMatchObject({
      jobId: id,
      attempts: 3,
      exception: { type: 'RangeError', message: 'Run 3' },
      message: `Job ${id} failed in attempt 3, and runs again only if somebody requeues it: RangeError: Run 3`,
    });
  });

  it('fails at once for a job that had failed before', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.flaky(9));
    await app.reaches(id, 'Failed');

    await expect(app.jobs.waitForResult(id)).rejects.toMatchObject({
      code: 'HANGFIRE_JOB_FAILED',
      exception: { message: 'Run 3' },
    });
  });

  it('fails when somebody deletes the job', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });
    const waiting = errorOf(app.jobs.waitForResult(id));
    await app.jobs.delete(id);

    expect(await waiting).toBeInstanceOf(JobDeletedError);
    expect(await waiting).toMatchObject({ jobId: id, attempts: 0, exception: undefined });
  });

  it('tells the exception of a job that was deleted because it failed', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.deletedOnFailure());

    await expect(app.jobs.waitForResult(id)).rejects.toMatchObject({
      code: 'HANGFIRE_JOB_DELETED',
      exception: { type: 'RangeError', message: 'No' },
      attempts: 1,
    });
  });

  it('fails for a final state of the application', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });
    const waiting = errorOf(app.jobs.waitForResult(id));
    await app.jobs.changeState(id, new ArchivedState());

    expect(await waiting).toMatchObject({ code: 'HANGFIRE_UNEXPECTED_END', state: 'Archived' });
  });

  it('waits for a continuation, and fails when its parent does not succeed', async () => {
    const parent = await app.jobs.enqueue(ReportService, (report) => report.deletedOnFailure());
    const child = await app.jobs.continueWith(parent, ReportService, (report) => report.build(1));

    await expect(app.jobs.waitForResult(child)).rejects.toBeInstanceOf(JobDeletedError);
  });

  it('waits for a job of a batch', async () => {
    let id: string | null = null;
    await app.get(BatchService).start(async (batch) => {
      id = await batch.enqueue(ReportService, (report) => report.build(7));
    });

    expect(await app.jobs.waitForResult(id)).toMatchObject({ year: 7 });
  });

  it.each([
    ['large' as const, { reason: 'too-large', bytes: 1_000, isMore: true }],
    ['unserializable' as const, { reason: 'unserializable' }],
  ])('says that a result could not be kept: %s', async (method, omitted) => {
    const id = await app.jobs.enqueue(ReportService, (report) => report[method]());

    await expect(app.jobs.waitForResult(id)).rejects.toMatchObject({
      code: 'HANGFIRE_RESULT_OMITTED',
      omitted,
    });
  });

  it('goes on for a job that is requeued while it waits', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });
    const waiting = app.jobs.waitForResult(id);
    await app.jobs.requeue(id);
    mayEnd.fire();

    expect(await waiting).toBe('later');
  });

  it('ends for everybody who waits for the same job', async () => {
    const id = await app.jobs.enqueue(ReportService, (report) => report.later());
    const waiting = [1, 2, 3].map(() => app.jobs.waitForResult(id));
    mayEnd.fire();

    expect(await Promise.all(waiting)).toEqual(['later', 'later', 'later']);
  });
});

describe('a wait', () => {
  it('is refused for a job that does not exist', async () => {
    const id = '019a0000-0000-7000-8000-000000000000';

    await expect(app.jobs.waitForResult(id)).rejects.toMatchObject({
      code: 'HANGFIRE_UNKNOWN_JOB',
      jobId: id,
    });
  });

  it('is refused for a text that no id can be', async () => {
    await expect(app.jobs.waitForResult("'; --")).rejects.toThrow(`There is no job '; --`);
  });

  it('is refused for a job that a filter cancelled', async () => {
    await expect(app.jobs.waitForResult(null)).rejects.toThrow('a client filter cancelled it');
  });

  it.each([[undefined], [7], [''], [{}], [Promise.resolve('id')]])(
    'is refused for %p, which is no id',
    async (id) => {
      await expect(app.jobs.waitForResult(id as never)).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_JOB_ID',
        given: id,
      });
    },
  );

  it.each([[Number.NaN], [-1], [0], ['5'], [null]])(
    'is refused with the timeout %p',
    async (timeoutMs) => {
      const waiting = app.jobs.waitForResult('id', { timeoutMs: timeoutMs as never });

      await expect(waiting).rejects.toThrow(
        'waitForResult.timeoutMs: expected a number of milliseconds above 0, or Infinity, got',
      );
    },
  );

  it.each([[{}], [new AbortController()], ['signal']])(
    'is refused with %p as its signal',
    async (signal) => {
      await expect(app.jobs.waitForResult('id', { signal: signal as never })).rejects.toThrow(
        'waitForResult.signal: expected an AbortSignal',
      );
    },
  );

  it('is refused with an option that does not exist', async () => {
    await expect(app.jobs.waitForResult('id', { timeout: 5 } as never)).rejects.toThrow(
      'Did you mean "timeoutMs"?',
    );
  });

  it('ends after its timeout, and says in which state the job is', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });

    await expect(app.jobs.waitForResult(id, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'HANGFIRE_WAIT_TIMEOUT',
      jobId: id,
      timeoutMs: 50,
      state: 'Scheduled',
    });
  });

  it.each([[Number.MAX_VALUE], [2 ** 31], [Number.POSITIVE_INFINITY]])(
    'may last %p milliseconds',
    async (timeoutMs) => {
      const id = await app.jobs.enqueue(ReportService, (report) => report.later());
      const waiting = app.jobs.waitForResult(id, { timeoutMs });
      await app.reaches(id, 'Processing');
      mayEnd.fire();

      expect(await waiting).toBe('later');
    },
  );

  it('does not begin when its signal was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('Closed tab'));

    await expect(app.jobs.waitForResult('id', { signal })).rejects.toThrow('Closed tab');
  });

  it('ends with the reason of its signal, and the job goes on', async () => {
    const closing = new AbortController();
    const id = await app.jobs.enqueue(ReportService, (report) => report.later());
    const waiting = errorOf(app.jobs.waitForResult(id, { signal: closing.signal }));
    closing.abort(new Error('Closed tab'));

    expect(await waiting).toMatchObject({ message: 'Closed tab' });
    mayEnd.fire();
    await app.reaches(id, 'Succeeded');
  });

  it('may share its signal with any number of waits', async () => {
    const warnings: Error[] = [];
    const keep = (warning: Error) => warnings.push(warning);
    process.on('warning', keep);
    const closing = new AbortController();
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });
    const waits = Array.from({ length: 20 }, () =>
      errorOf(app.jobs.waitForResult(id, { signal: closing.signal })),
    );
    closing.abort(new Error('Closed tab'));
    await Promise.all(waits);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', keep);

    expect(warnings).toEqual([]);
    expect(await Promise.all(waits)).toHaveLength(20);
  });

  it('ends when the application closes', async () => {
    const id = await app.jobs.schedule(ReportService, (report) => report.later(), { hours: 1 });
    const waiting = errorOf(app.jobs.waitForResult(id));
    await app.close();

    expect(await waiting).toMatchObject({ code: 'HANGFIRE_STORAGE_CLOSED' });
  });
});
