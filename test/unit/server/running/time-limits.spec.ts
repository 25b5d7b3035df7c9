import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';
import { MovableClock } from '../../../support/movable-clock.js';
import { Signal } from '../../../support/signal.js';

let mayEnd: Signal;
let ended: string[];

@AutomaticRetry(0)
@JobTimeout(0.05)
class TimedService {
  quick(): string {
    return 'in time';
  }

  async obey(): Promise<void> {
    const { signal } = JobContext.current();
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }

  async failAfterwards(): Promise<void> {
    const { signal } = JobContext.current();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw new TypeError('Half a file');
  }

  async finishAfterwards(): Promise<string> {
    const { signal } = JobContext.current();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return 'late, but whole';
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  async hangOnce(): Promise<string> {
    const { attempt } = JobContext.current();
    if (attempt === 1) await mayEnd;
    ended.push(`attempt ${attempt}`);
    return `attempt ${attempt}`;
  }

  async hang(): Promise<void> {
    await mayEnd;
  }

  @DisableConcurrentExecution(60)
  async hangAlone(isHanging: boolean): Promise<void> {
    if (isHanging) await mayEnd;
  }

  @JobTimeout(600)
  async longer(): Promise<void> {
    await mayEnd;
  }
}

let app: HangfireApp;

const start = async (server: object = {}, storage = new MemoryJobStorage()) => {
  app = await HangfireApp.start({
    storage,
    providers: [TimedService],
    server: { abortTimeoutMs: 20, ...server },
  });
};
const enqueue = (call: (timed: TimedService) => unknown) => app.jobs.enqueue(TimedService, call);
const exceptionOf = async (id: string | null) => {
  const { history } = await app.reaches(id, 'Failed');
  return history.at(-1)?.data?.exception;
};

beforeEach(() => {
  mayEnd = new Signal();
  ended = [];
});
afterEach(() => {
  mayEnd.fire();
  return app.close();
});

describe('a job with a time limit', () => {
  it('succeeds in time like any other job', async () => {
    await start();

    const id = await enqueue((timed) => timed.quick());
    expect((await app.reaches(id, 'Succeeded')).result).toBe('in time');
  });

  it('is told by its signal, and fails when it obeys', async () => {
    await start();

    const id = await enqueue((timed) => timed.obey());
    expect(await exceptionOf(id)).toMatchObject({
      type: 'JobTimeoutError',
      message: expect.stringContaining('still running after 0.05 seconds'),
    });
  });

  it('keeps the error that it threw after the signal as the cause', async () => {
    await start();

    const id = await enqueue((timed) => timed.failAfterwards());
    expect(await exceptionOf(id)).toMatchObject({
      type: 'JobTimeoutError',
      cause: { type: 'TypeError', message: 'Half a file' },
    });
  });

  it('has succeeded when it returns after the signal', async () => {
    await start();

    const id = await enqueue((timed) => timed.finishAfterwards());
    expect((await app.reaches(id, 'Succeeded')).result).toBe('late, but whole');
  });

  it('is abandoned when it ignores its signal, and retried', async () => {
    await start({ workerCount: 1 });

    const id = await enqueue((timed) => timed.hangOnce());
    const job = await app.reaches(id, 'Succeeded');
    mayEnd.fire();
    await eventually(() => ended.length === 2);

    expect(ended).toEqual(['attempt 2', 'attempt 1']);
    expect(job.result).toBe('attempt 2');
    expect((await app.jobs.get(id))?.state).toBe('Succeeded');
    expect(app.logger.has('warn', 'ignored its AbortSignal and is abandoned')).toBe(true);
  });

  it('frees its resource when it is abandoned', async () => {
    await start();

    const hanging = await enqueue((timed) => timed.hangAlone(true));
    const next = await enqueue((timed) => timed.hangAlone(false));
    await app.reaches(next, 'Succeeded');

    expect((await app.jobs.get(hanging))?.state).toBe('Failed');
  });

  it('keeps its worker when as many runs are abandoned as there are workers', async () => {
    await start({ workerCount: 1, maxPrefetch: 0 });
    const abandoned = await enqueue((timed) => timed.hang());
    await app.reaches(abandoned, 'Failed');

    const kept = await enqueue((timed) => timed.hang());
    await eventually(() => app.logger.has('error', 'keeps its worker: too many did'));
    const waiting = await enqueue((timed) => timed.quick());
    expect((await app.jobs.get(kept))?.state).toBe('Processing');
    expect((await app.jobs.get(waiting))?.state).toBe('Enqueued');

    mayEnd.fire();
    await app.reaches(waiting, 'Succeeded');
    expect(statesOf(await app.reaches(kept, 'Succeeded'))).toEqual([
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
  });

  it('has the limit of its method, not that of its class', async () => {
    await start();

    const id = await enqueue((timed) => timed.longer());
    await app.reaches(await enqueue((timed) => timed.obey()), 'Failed');
    mayEnd.fire();
    await app.reaches(id, 'Succeeded');
  });
});

describe('a job that runs for long', () => {
  it('is reported once', async () => {
    const clock = new MovableClock(new Date('2030-01-31T22:30:00Z'));
    await start({ stuckJobTimeoutMs: 100 }, new MemoryJobStorage({ clock }));

    const id = await enqueue((timed) => timed.longer());
    await app.reaches(id, 'Processing');
    clock.moveTo('2030-01-31T22:31:00Z');
    await eventually(() => app.logger.has('warn', 'may be stuck'));
    await app.reaches(await enqueue((timed) => timed.obey()), 'Failed');
    mayEnd.fire();
    await app.reaches(id, 'Succeeded');

    const reports = app.logger.lines.filter(({ text }) => text.includes('may be stuck'));
    expect(reports).toEqual([
      { level: 'warn', text: expect.stringContaining('TimedService.longer') },
    ]);
  });
});
