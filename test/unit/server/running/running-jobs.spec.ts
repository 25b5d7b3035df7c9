import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DoNotRetryError } from '../../../../lib/job/errors/do-not-retry-error.js';
import { NoRunningJobError } from '../../../../lib/job/errors/no-running-job-error.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { aNewJob } from '../../../support/builders.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';

/** Something deep in the application that knows of no job. */
@Injectable()
class Notebook {
  async whoIsWriting(): Promise<string> {
    await Promise.resolve();
    const { jobId, attempt } = JobContext.current();
    return `${jobId} #${attempt}`;
  }
}

@Injectable()
class WorkService {
  calls: unknown[][] = [];
  private failures = 0;

  constructor(private readonly notebook: Notebook) {}

  echo(...args: unknown[]): unknown {
    this.calls.push(args);
    return args[0];
  }

  nothing(): void {}

  whoAmI(): Promise<string> {
    return this.notebook.whoIsWriting();
  }

  async leaveNote(): Promise<void> {
    await Promise.resolve();
    JobContext.current().parameters.set('note', { seen: true });
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0.01] })
  failOnce(): string {
    this.failures += 1;
    if (this.failures === 1) throw new TypeError('Only the first time');
    return 'at last';
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  failAlways(): void {
    throw new Error('Every time');
  }

  @AutomaticRetry(0)
  failOddly(): void {
    throw 'a text';
  }

  @AutomaticRetry(5)
  failForGood(): void {
    throw new DoNotRetryError('No use');
  }

  @AutomaticRetry({ attempts: 0, onAttemptsExceeded: 'delete' })
  failAndVanish(): void {
    throw new Error('Never mind');
  }

  returnTooMuch(): unknown {
    return { callback: () => {} };
  }
}

let app: HangfireApp;

const start = async (options: object = {}) => {
  app = await HangfireApp.start({ providers: [WorkService, Notebook], ...options });
};
afterEach(() => app.close());

describe('a job that is run', () => {
  it('ends Succeeded, with each state in its history', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.echo({ answer: 42 }));
    const job = await app.reaches(id, 'Succeeded');

    expect(job).toMatchObject({ attempt: 1, result: { answer: 42 }, expireAt: expect.any(Date) });
    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    expect(job.history[1]?.data).toEqual({ serverId: expect.any(String) });
    expect(job.history[2]?.data).toMatchObject({
      latencyMs: expect.any(Number),
      durationMs: expect.any(Number),
    });
  });

  it('gets its arguments as they were given', async () => {
    await start();
    const args = [
      new Date(5),
      undefined,
      10n ** 30n,
      new Map([['a', new Set([1])]]),
      /x+/gi,
      Number.NaN,
      -0,
      'a\u0000b',
      { nested: [{ deep: new Uint8Array([1, 2]) }] },
    ];
    const id = await app.jobs.enqueue(WorkService, (work) => work.echo(...args));
    await app.reaches(id, 'Succeeded');

    expect(app.get(WorkService).calls).toEqual([args]);
  });

  it('gives back its result as it was returned', async () => {
    await start();
    const value = { at: new Date(7), big: 3n, list: new Set(['x']) };
    const id = await app.jobs.enqueue(WorkService, (work) => work.echo(value));

    expect((await app.reaches(id, 'Succeeded')).result).toEqual(value);
  });

  it('has no result when its method returned none', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.nothing());

    expect(await app.reaches(id, 'Succeeded')).toMatchObject({
      result: undefined,
      omittedResult: undefined,
    });
  });

  it('succeeds although its result cannot be kept', async () => {
    await start({ maxResultBytes: 50 });
    const odd = await app.jobs.enqueue(WorkService, (work) => work.returnTooMuch());
    const large = await app.jobs.enqueue(WorkService, (work) => work.echo('x'.repeat(100)));

    expect(await app.reaches(odd, 'Succeeded')).toMatchObject({
      omittedResult: { reason: 'unserializable' },
    });
    expect(await app.reaches(large, 'Succeeded')).toMatchObject({
      omittedResult: { reason: 'too-large' },
    });
  });

  it('is kept for good when finished jobs never expire', async () => {
    await start({ jobExpirationTimeoutMs: Number.POSITIVE_INFINITY });
    const id = await app.jobs.enqueue(WorkService, (work) => work.nothing());
    const job = await app.reaches(id, 'Succeeded');

    expect(job.expireAt?.getUTCFullYear()).toBeGreaterThanOrEqual(9000);
  });

  it('starts at its time when it was scheduled', async () => {
    await start();
    const due = new Date(Date.now() + 30);
    const id = await app.jobs.schedule(WorkService, (work) => work.nothing(), due);
    const job = await app.reaches(id, 'Succeeded');

    expect(statesOf(job)).toEqual(['Scheduled', 'Enqueued', 'Processing', 'Succeeded']);
    expect(job.history[2]?.at.getTime()).toBeGreaterThanOrEqual(due.getTime());
  });

  it('runs at once when it was scheduled in the past', async () => {
    await start();
    const id = await app.jobs.schedule(WorkService, (work) => work.nothing(), { hours: -1 });

    await app.reaches(id, 'Succeeded');
  });

  it('runs once more when it is requeued', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.echo(1));
    await app.reaches(id, 'Succeeded');
    await app.jobs.requeue(id);
    await eventually(async () => (await app.jobs.get(id))?.attempt === 2);
    await app.reaches(id, 'Succeeded');

    expect(app.get(WorkService).calls).toEqual([[1], [1]]);
  });
});

describe('the running job', () => {
  it('is known to all code that its method calls, however deep', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.whoAmI());

    expect((await app.reaches(id, 'Succeeded')).result).toBe(`${id} #1`);
  });

  it('is known to each of many jobs that run at once', async () => {
    await start();
    const ids = await app.jobs.enqueueMany(WorkService, Array.from({ length: 50 }), (work) =>
      work.whoAmI(),
    );
    const jobs = await Promise.all(ids.map((id) => app.reaches(id, 'Succeeded')));

    expect(jobs.map(({ result }) => result)).toEqual(ids.map((id) => `${id} #1`));
  });

  it('cannot be asked for outside of a job', async () => {
    await start();

    expect(() => JobContext.current()).toThrow(NoRunningJobError);
    expect(JobContext.find()).toBeUndefined();
  });

  it('keeps the parameters that it wrote', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.leaveNote());

    expect((await app.reaches(id, 'Succeeded')).parameters).toEqual({ note: { seen: true } });
  });
});

describe('a job whose method throws', () => {
  it('is Failed in its history, then Scheduled, and then runs again', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failOnce());
    const job = await app.reaches(id, 'Succeeded');

    expect(job).toMatchObject({ attempt: 2, result: 'at last' });
    expect(statesOf(job)).toEqual([
      'Enqueued',
      'Processing',
      'Failed',
      'Scheduled',
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
    expect(job.history[2]?.data).toMatchObject({
      exception: { type: 'TypeError', message: 'Only the first time' },
      stack: expect.stringContaining('failOnce'),
    });
    expect(job.history[3]?.reason).toBe('Retry attempt 1 of 1: Only the first time');
  });

  it('stays Failed after its last retry', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failAlways());
    const job = await app.reaches(id, 'Failed');

    expect(job).toMatchObject({ attempt: 2, expireAt: undefined });
    expect(statesOf(job)).toEqual([
      'Enqueued',
      'Processing',
      'Failed',
      'Enqueued',
      'Processing',
      'Failed',
    ]);
  });

  it('fails as well when it throws a value that is no error', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failOddly());
    const job = await app.reaches(id, 'Failed');

    expect(job.history.at(-1)?.data).toMatchObject({
      exception: { type: 'string', message: "'a text'" },
    });
  });

  it('is not retried when its error says so', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failForGood());

    expect(await app.reaches(id, 'Failed')).toMatchObject({ attempt: 1 });
  });

  it('is Deleted after its last retry if the options say so', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failAndVanish());

    expect(statesOf(await app.reaches(id, 'Deleted'))).toEqual([
      'Enqueued',
      'Processing',
      'Failed',
      'Deleted',
    ]);
  });

  it('starts its retries anew when somebody requeues it', async () => {
    await start();
    const id = await app.jobs.enqueue(WorkService, (work) => work.failAlways());
    await app.reaches(id, 'Failed');
    await app.jobs.requeue(id);
    await eventually(async () => (await app.jobs.get(id))?.attempt === 4);

    expect(await app.reaches(id, 'Failed')).toMatchObject({ parameters: { RetryCount: 1 } });
  });
});

describe('a job that cannot be run', () => {
  const notRetried = { filters: [], server: { unknownJobs: 'fail' as const } };

  const fails = async (id: string) => {
    const failure = await eventually(async () =>
      (await app.jobs.get(id))?.history.find(({ state }) => state === 'Failed'),
    );
    return failure.data.exception;
  };

  it('fails with the names that are known when its class is gone', async () => {
    await start(notRetried);
    const job = aNewJob({ type: 'GoneService', method: 'run', arguments: '[]' });
    await app.storage.jobs.createJobs([job]);

    expect(await fails(job.id)).toMatchObject({
      type: 'JobHandlerNotFoundError',
      message: expect.stringMatching(/"GoneService".*Known: Notebook, WorkService\. /),
    });
  });

  it('fails with the names that are known when its method is gone', async () => {
    await start(notRetried);
    const job = aNewJob({ type: 'WorkService', method: 'gone', arguments: '[]' });
    await app.storage.jobs.createJobs([job]);

    expect(await fails(job.id)).toMatchObject({
      type: 'JobMethodNotFoundError',
      message: expect.stringMatching(/no method "gone".*echo, nothing/),
    });
  });

  it('cannot call anything but a method of its own', async () => {
    await start(notRetried);
    const job = aNewJob({ type: 'WorkService', method: 'constructor', arguments: '[]' });
    await app.storage.jobs.createJobs([job]);

    expect(await fails(job.id)).toMatchObject({ type: 'JobMethodNotFoundError' });
  });

  it.each(['[broken', '{"no":"list"}', '""', 'null', ''])(
    'fails alone when its arguments are damaged: %s',
    async (text) => {
      await start(notRetried);
      const damaged = aNewJob({ type: 'WorkService', method: 'echo', arguments: text });
      await app.storage.jobs.createJobs([damaged]);
      const whole = await app.jobs.enqueue(WorkService, (work) => work.echo(1));

      expect(await fails(damaged.id)).toMatchObject({ type: 'DamagedArgumentsError' });
      await app.reaches(whole, 'Succeeded');
      expect(app.get(WorkService).calls).toEqual([[1]]);
    },
  );
});
