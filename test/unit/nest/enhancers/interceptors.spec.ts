import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CallHandler,
  Catch,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { EMPTY, NEVER, type Observable, of } from 'rxjs';
import { filter, map, retry, tap, timeout } from 'rxjs/operators';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let seen: unknown[] = [];
let gate: Signal;
let gaveUp: Signal;
let stopped: Signal;

type Change = (results: Observable<unknown>) => Observable<unknown>;

const interceptor = (change: Change): NestInterceptor => ({
  intercept: (_context: ExecutionContext, next: CallHandler) => change(next.handle()),
});
const logged = interceptor((results) =>
  results.pipe(
    tap({
      next: (value) => seen.push(value),
      complete: () => seen.push('complete'),
    }),
  ),
);
const givesUp = interceptor((results) =>
  results.pipe(timeout(1), tap({ error: () => gaveUp.fire() })),
);

@Catch()
class SwallowingFilter {
  catch(): string {
    seen.push('swallowed');
    return 'swallowed';
  }
}

@AutomaticRetry(0)
@Injectable()
class WorkService {
  private attempts = 0;

  @UseInterceptors(logged)
  async *steps(): AsyncGenerator<number, string> {
    yield 1;
    seen.push('between the steps');
    yield 2;
    return 'all steps';
  }

  @UseInterceptors(logged)
  values(): Observable<number> {
    return of(1, 2, 3);
  }

  @UseInterceptors(logged)
  nothing(): Observable<never> {
    return EMPTY;
  }

  @UseInterceptors(interceptor(filter(() => false)))
  dropped(): string {
    return 'dropped';
  }

  @UseInterceptors(interceptor(map(() => of('from', 'an inner stream'))))
  nested(): string {
    return 'replaced';
  }

  @UseInterceptors({ intercept: () => of('cached') })
  cached(): never {
    throw new Error('The method was called');
  }

  @UseInterceptors(interceptor(retry(2)))
  failsTwice(): string {
    this.attempts += 1;
    if (this.attempts < 3) throw new Error('Not yet');
    return `attempt ${this.attempts}`;
  }

  @UseInterceptors(givesUp)
  async slow(): Promise<void> {
    await gate;
    seen.push('the method has ended');
  }

  @UseInterceptors(interceptor(timeout(1)))
  async *endless(): AsyncGenerator<number> {
    try {
      for (let step = 0; ; step += 1) {
        await new Promise(setImmediate);
        yield step;
      }
    } finally {
      stopped.fire();
    }
  }

  @JobTimeout(0.05)
  @UseInterceptors({ intercept: () => NEVER })
  @UseFilters(SwallowingFilter)
  neverCompletes(): void {}

  @UseInterceptors({ intercept: () => undefined as never })
  wrongInterceptor(): void {}

  @UseInterceptors({
    intercept: (context: ExecutionContext, next: CallHandler) => {
      context.getArgs()[0] = 'changed';
      return next.handle();
    },
  })
  changed(word: string): string {
    return `${word}, stored as ${JobContext.current().job.args[0]}`;
  }
}

let app: HangfireApp;
beforeEach(async () => {
  seen = [];
  gate = new Signal();
  gaveUp = new Signal();
  stopped = new Signal();
  app = await HangfireApp.start({
    providers: [WorkService],
    server: { abortTimeoutMs: 10_000 },
  });
});
afterEach(() => app.close());

const run = (call: (it: WorkService) => unknown) => app.jobs.enqueue(WorkService, call);
const resultOf = async (id: string | null) => (await app.reaches(id, 'Succeeded')).result;
const failureOf = async (id: string | null) => (await app.reaches(id, 'Failed')).exception;

describe('An interceptor', () => {
  it('sees the result of a generator once, after its end', async () => {
    expect(await resultOf(await run((it) => it.steps()))).toBe('all steps');
    expect(seen).toEqual(['between the steps', 'all steps', 'complete']);
  });

  it('sees the last value of an observable, and undefined where there is none', async () => {
    expect(await resultOf(await run((it) => it.values()))).toBe(3);
    expect(await resultOf(await run((it) => it.nothing()))).toBeUndefined();
    expect(seen).toEqual([3, 'complete', undefined, 'complete']);
  });

  it('may drop the result, or put a stream in its place', async () => {
    expect(await resultOf(await run((it) => it.dropped()))).toBeUndefined();
    expect(await resultOf(await run((it) => it.nested()))).toBe('an inner stream');
  });

  it('may answer without the method', async () => {
    expect(await resultOf(await run((it) => it.cached()))).toBe('cached');
  });

  it('may call the method again within one attempt', async () => {
    expect(await resultOf(await run((it) => it.failsTwice()))).toBe('attempt 3');
  });

  it('may change the arguments of the method, while the stored arguments stay', async () => {
    const id = await run((it) => it.changed('given'));
    expect(await resultOf(id)).toBe('changed, stored as given');
  });

  it('that gives up has the job fail when the method has ended', async () => {
    const id = await run((it) => it.slow());
    await gaveUp;
    expect(await app.jobs.get(id)).toMatchObject({ state: 'Processing' });
    gate.fire();

    expect(await failureOf(id)).toMatchObject({ message: 'Timeout has occurred' });
    expect(seen).toEqual(['the method has ended']);
  });

  it('that gives up stops a generator', async () => {
    const id = await run((it) => it.endless());
    await stopped;
    expect(await failureOf(id)).toMatchObject({ message: 'Timeout has occurred' });
  });

  it('that never completes ends with the time limit, which no exception filter handles', async () => {
    const id = await run((it) => it.neverCompletes());
    expect(await failureOf(id)).toMatchObject({ type: 'JobTimeoutError' });
    expect(seen).toEqual([]);
  });

  it('that answers with no observable fails the run', async () => {
    expect(await failureOf(await run((it) => it.wrongInterceptor()))).toMatchObject({
      type: 'TypeError',
    });
  });
});
