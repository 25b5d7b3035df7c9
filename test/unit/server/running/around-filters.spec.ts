import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Scope } from '@nestjs/common';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import type { JobFilter } from '../../../../lib/filters/job-filter.js';
import type { RunResult } from '../../../../lib/filters/server-filter.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

type Next = () => Promise<RunResult>;

const tenant = new AsyncLocalStorage<string>();
let seen: string[] = [];
let gate: Signal;
let lateNext: Next | undefined;

/** Writes down when the run passes it. */
const layer = (name: string, order: number): JobFilter => ({
  order,
  onPerforming: () => void seen.push(`${name} performing`),
  async aroundPerforming(_context, next) {
    seen.push(`${name} in`);
    try {
      return await next();
    } finally {
      seen.push(`${name} out`);
    }
  },
  onPerformed: ({ result }) => void seen.push(`${name} performed: ${result}`),
});

const around = (aroundPerforming: NonNullable<JobFilter['aroundPerforming']>): JobFilter => ({
  aroundPerforming,
});

class SkipsNextFilter implements JobFilter {
  async aroundPerforming(): Promise<RunResult> {
    return 'nothing has run';
  }
}

class KeepsNextForLaterFilter implements JobFilter {
  async aroundPerforming(_context: unknown, next: Next): Promise<RunResult> {
    lateNext = next;
    return undefined;
  }
}

class RepeatsNextFilter implements JobFilter {
  async aroundPerforming(_context: unknown, next: Next): Promise<RunResult> {
    const result = await next();
    await next().catch(() => {});
    return result;
  }
}

@Injectable({ scope: Scope.REQUEST })
class RequestService {
  private readonly madeFor = tenant.getStore();

  @UseJobFilters(around((_context, next) => tenant.run('acme', next)))
  tell() {
    return `made for ${this.madeFor}, run for ${tenant.getStore()}`;
  }
}

@AutomaticRetry(0)
class WorkService {
  @UseJobFilters(layer('inner', 3), layer('outer', 1))
  plain() {
    seen.push('method');
    return 'done';
  }

  @UseJobFilters(
    around(async ({ job, attempt, serverId, signal, items, parameters }, next) => {
      items.set('is', 'there');
      parameters.set('run', JobContext.current().jobId === job.id);
      seen.push(`${attempt} ${typeof serverId} ${signal.aborted} ${items.size}`);
      return next();
    }),
  )
  told() {}

  @UseJobFilters(around(async (_context, next) => `${await next()} and wrapped`))
  replaced() {
    return Promise.resolve('done');
  }

  @UseJobFilters(around(async (_context, next) => next().catch(() => 'saved')))
  forgiven() {
    throw new Error('Oh no');
  }

  @UseJobFilters(
    around(async (_context, next) => {
      await next();
      throw new Error('Not good enough');
    }),
  )
  rejected() {}

  @UseJobFilters(
    around(() => {
      throw new Error('Not even a promise');
    }),
  )
  throwingAtOnce() {
    seen.push('method');
  }

  @UseJobFilters(
    around(async (_context, next) => {
      next();
      return 'never mind';
    }),
  )
  async unawaited() {
    await gate;
    seen.push('method');
    throw new Error('Nobody looked');
  }

  @UseJobFilters(
    around(async (_context, next) => {
      void next();
      throw new Error('Given up');
    }),
  )
  async givenUp() {
    await gate;
    seen.push('method');
  }

  @UseJobFilters(new SkipsNextFilter())
  skipped() {
    seen.push('method');
  }

  @UseJobFilters(new KeepsNextForLaterFilter())
  late() {
    seen.push('method');
  }

  @UseJobFilters(new RepeatsNextFilter())
  repeated() {
    seen.push('method');
  }

  @JobTimeout(1)
  @UseJobFilters(around(({ signal }, next) => next().finally(() => seen.push(`${signal.aborted}`))))
  slow() {
    const { signal } = JobContext.current();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
}

let app: HangfireApp;

beforeEach(async () => {
  seen = [];
  gate = new Signal();
  lateNext = undefined;
  app = await HangfireApp.start({ providers: [WorkService, RequestService] });
});
afterEach(() => app.close());

const run = async (method: Exclude<keyof WorkService, 'constructor'>, state = 'Succeeded') =>
  app.reaches(await app.jobs.enqueue(WorkService, (work) => work[method]()), state);

const exceptionOf = (job: Awaited<ReturnType<typeof run>>) => job.history.at(-1)?.data.exception;

describe('filters around a run', () => {
  it('lie inside of the performing hooks, the lowest order outermost', async () => {
    await run('plain');

    expect(seen).toEqual([
      'outer performing',
      'inner performing',
      'outer in',
      'inner in',
      'method',
      'inner out',
      'outer out',
      'inner performed: done',
      'outer performed: done',
    ]);
  });

  it('know the job, and run inside of its context', async () => {
    expect(await run('told')).toMatchObject({ parameters: { run: true } });
    expect(seen).toEqual(['1 string false 1']);
  });

  it('are active for the method and for the constructors of its providers', async () => {
    const id = await app.jobs.enqueue(RequestService, (service) => service.tell());

    const job = await app.reaches(id, 'Succeeded');
    expect(job.result).toBe('made for acme, run for acme');
  });

  it('replace the result of the method', async () => {
    expect(await run('replaced')).toMatchObject({ result: 'done and wrapped' });
  });

  it('replace the exception of the method by a result', async () => {
    expect(await run('forgiven')).toMatchObject({ result: 'saved' });
  });

  it('let a run fail whose method has succeeded', async () => {
    expect(exceptionOf(await run('rejected', 'Failed'))).toMatchObject({
      message: 'Not good enough',
    });
  });

  it('let a run fail by throwing at once, and the method does not run', async () => {
    expect(exceptionOf(await run('throwingAtOnce', 'Failed'))).toMatchObject({
      message: 'Not even a promise',
    });
    expect(seen).toEqual([]);
  });

  it('do not hide the failure of a method that they have not waited for', async () => {
    const ended = run('unawaited', 'Failed');
    gate.fire();

    expect(exceptionOf(await ended)).toMatchObject({ message: 'Nobody looked' });
  });

  it('do not end a run before its method has ended', async () => {
    const ended = run('givenUp', 'Failed');
    gate.fire();

    expect(exceptionOf(await ended)).toMatchObject({ message: 'Given up' });
    expect(seen).toEqual(['method']);
  });

  it('obey the time limit of the job', async () => {
    expect(exceptionOf(await run('slow', 'Failed'))).toMatchObject({ type: 'JobTimeoutError' });
    expect(seen).toEqual(['true']);
  });

  it('fail the run with an error that names the filter, when they never call next', async () => {
    expect(exceptionOf(await run('skipped', 'Failed'))).toMatchObject({
      type: 'NextCallError',
      code: 'HANGFIRE_NEXT_CALL',
      message: expect.stringContaining('WorkService.skipped: the filter SkipsNextFilter ended'),
    });
    expect(seen).toEqual([]);
  });

  it('fail the run when they call next twice, even if they swallow the refusal', async () => {
    expect(exceptionOf(await run('repeated', 'Failed'))).toMatchObject({
      type: 'NextCallError',
      message: expect.stringContaining('a second time'),
    });
    expect(seen).toEqual(['method']);
  });

  it('cannot run the method after the run has ended', async () => {
    await run('late', 'Failed');

    await expect(lateNext?.()).rejects.toMatchObject({ fault: 'late' });
    expect(seen).toEqual([]);
  });
});
