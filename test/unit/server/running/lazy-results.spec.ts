import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defer, from, NEVER, of, Subject, throwError } from 'rxjs';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import type { PerformedContext } from '../../../../lib/filters/server-filter.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let log: string[];
let hasBegun: Signal;

const whoAmI = () => JobContext.current().jobId;
/** What is never done by itself, and notes what becomes of it. */
const endless = (name: string) => ({
  next: () => {
    hasBegun.fire();
    return new Promise<IteratorResult<string>>(() => {});
  },
  return: async () => {
    log.push(`${name} returned`);
    return { done: true, value: undefined } as const;
  },
});

@AutomaticRetry(0)
class LazyService {
  lastOfObservable() {
    return of(1, 2, 3);
  }

  async observableLater() {
    return defer(async () => whoAmI());
  }

  emptyObservable() {
    return from([]);
  }

  failingObservable() {
    return throwError(() => new RangeError('Out of the stream'));
  }

  plainObservable() {
    return {
      subscribe(observer: { next(value: string): void; complete(): void }) {
        observer.next('plain');
        observer.complete();
      },
    };
  }

  oldObservable() {
    return { '@@observable': () => of('by its old name') };
  }

  *generator() {
    log.push('body');
    yield 1;
    yield Promise.resolve(2);
  }

  *returningGenerator() {
    yield 1;
    return whoAmI();
  }

  async *asyncGenerator() {
    yield 1;
    await Promise.resolve();
    yield whoAmI();
  }

  async *failingGenerator() {
    yield 1;
    throw new RangeError('Out of steps');
  }

  *rejectingGenerator() {
    try {
      yield Promise.reject(new RangeError('Out of promises'));
    } finally {
      log.push('cleaned up');
    }
  }

  asyncIterable() {
    return {
      async *[Symbol.asyncIterator]() {
        yield 'iterated';
      },
    };
  }

  generatorOfObservable() {
    return (function* () {
      yield of('deep');
    })();
  }

  mapIterator() {
    return new Map([['a', 1]]).values();
  }

  thenable() {
    return {
      // biome-ignore lint/suspicious/noThenProperty: query builders have one
      then(resolve: (rows: string[]) => void) {
        log.push('queried');
        resolve(['row']);
      },
    };
  }

  list() {
    return [1, 2];
  }

  map() {
    return new Map([['a', 1]]);
  }

  client() {
    const on = () => {};
    return { on, subscribe: () => log.push('subscribed to a topic') };
  }

  aFunction() {
    return () => {};
  }

  async generatorFunction() {
    return function* () {};
  }

  readable() {
    return Readable.from(['a']);
  }

  piped() {
    return Readable.from(['a']).pipe(new Writable({ write: (_chunk, _encoding, done) => done() }));
  }

  webStream() {
    return new ReadableStream();
  }

  @JobTimeout(0.02)
  endlessObservable() {
    return new Subject().asObservable();
  }

  @JobTimeout(0.02)
  *endlessGenerator() {
    try {
      for (;;) yield 'on and on';
    } finally {
      log.push('generator returned');
    }
  }

  @JobTimeout(0.02)
  async *endlessAsyncGenerator() {
    try {
      for (;;) yield 'on and on';
    } finally {
      log.push('async generator returned');
    }
  }

  @JobTimeout(0.02)
  deafIterator() {
    return { [Symbol.asyncIterator]: () => endless('iterator') };
  }

  async *untilDeleted() {
    try {
      hasBegun.fire();
      for (;;) yield new Promise((resolve) => setTimeout(resolve, 1));
    } finally {
      log.push('deleted');
    }
  }

  never() {
    return defer(() => {
      hasBegun.fire();
      return NEVER;
    });
  }

  @UseJobFilters({
    onPerformed: ({ result }: PerformedContext) => {
      log.push(`performed ${result}`);
    },
  })
  filtered() {
    return of('filtered');
  }

  async *completing() {
    yield JobContext.current().attempt;
  }
}

let app: HangfireApp;
beforeEach(async () => {
  log = [];
  hasBegun = new Signal();
  app = await HangfireApp.start({
    providers: [LazyService],
    server: { abortTimeoutMs: 20, shutdownTimeoutMs: 0 },
  });
});
afterEach(() => app.close());

type Method = keyof LazyService;
const enqueue = (method: Method) => app.jobs.enqueue(LazyService, (lazy) => lazy[method]());
const resultOf = async (method: Method) =>
  (await app.reaches(await enqueue(method), 'Succeeded')).result;
const exceptionOf = async (method: Method) => {
  const { history } = await app.reaches(await enqueue(method), 'Failed');
  return history.at(-1)?.data?.exception;
};

describe('A method that returns an observable', () => {
  it('has the last value as its result', async () => {
    expect(await resultOf('lastOfObservable')).toBe(3);
    expect(await resultOf('emptyObservable')).toBeUndefined();
  });

  it('may be asynchronous, and is still its own job inside', async () => {
    const id = await enqueue('observableLater');

    expect((await app.reaches(id, 'Succeeded')).result).toBe(id);
  });

  it('fails with the error of the observable', async () => {
    expect(await exceptionOf('failingObservable')).toMatchObject({
      type: 'RangeError',
      message: 'Out of the stream',
    });
  });

  it('need not know rxjs', async () => {
    expect(await resultOf('plainObservable')).toBe('plain');
    expect(await resultOf('oldObservable')).toBe('by its old name');
  });

  it('has its filters see the last value', async () => {
    expect(await resultOf('filtered')).toBe('filtered');
    expect(log).toEqual(['performed filtered']);
  });
});

describe('A method that returns a generator, or another iterator', () => {
  it('is run to its end, and has the last value as its result', async () => {
    expect(await resultOf('generator')).toBe(2);
    expect(log).toEqual(['body']);
    expect(await resultOf('asyncIterable')).toBe('iterated');
    expect(await resultOf('mapIterator')).toBe(1);
    expect(await resultOf('completing')).toBe(1);
  });

  it('has what the generator returns as its result', async () => {
    const id = await enqueue('returningGenerator');

    expect((await app.reaches(id, 'Succeeded')).result).toBe(id);
  });

  it('is its own job inside, after every step', async () => {
    const id = await enqueue('asyncGenerator');

    expect((await app.reaches(id, 'Succeeded')).result).toBe(id);
  });

  it('fails with what a step throws', async () => {
    expect(await exceptionOf('failingGenerator')).toMatchObject({ message: 'Out of steps' });
    expect(await exceptionOf('rejectingGenerator')).toMatchObject({ message: 'Out of promises' });
    expect(log).toEqual(['cleaned up']);
  });

  it('may yield a lazy value as its last', async () => {
    expect(await resultOf('generatorOfObservable')).toBe('deep');
  });
});

describe('A run that would never end by itself', () => {
  it.each<[Method, string[]]>([
    ['endlessObservable', []],
    ['endlessGenerator', ['generator returned']],
    ['endlessAsyncGenerator', ['async generator returned']],
    ['deafIterator', ['iterator returned']],
  ])('is ended by its time limit: %s', async (method, expected) => {
    expect(await exceptionOf(method)).toMatchObject({ type: 'JobTimeoutError' });
    expect(log).toEqual(expected);
  });

  it('is ended when its job is deleted', async () => {
    const id = await enqueue('untilDeleted');
    await hasBegun;
    await app.jobs.delete(id);
    await app.reaches(id, 'Deleted');
    await app.close();

    expect(log).toEqual(['deleted']);
  });

  it('is ended, and requeued, when its server stops', async () => {
    const id = await enqueue('never');
    await hasBegun;
    const { storage } = app;
    await app.close();

    expect(await storage.jobs.findJob(id as string)).toMatchObject({
      state: 'Enqueued',
      history: expect.arrayContaining([
        expect.objectContaining({ reason: 'Requeued because its server was stopping' }),
      ]),
    });
  });
});

describe('A result that is only data', () => {
  it('is the result without a change', async () => {
    expect(await resultOf('list')).toEqual([1, 2]);
    expect(await resultOf('map')).toEqual(new Map([['a', 1]]));
  });

  it('is not subscribed to when it is the client of a message broker', async () => {
    await app.reaches(await enqueue('client'), 'Succeeded');

    expect(log).toEqual([]);
  });

  it('is asked for once where it is a query that begins when it is awaited', async () => {
    expect(await resultOf('thenable')).toEqual(['row']);
    expect(log).toEqual(['queried']);
  });
});

describe('A method that returns work that nothing would ever start', () => {
  it.each<[Method, string]>([
    ['aFunction', 'a function'],
    ['generatorFunction', 'a generator function'],
    ['readable', 'a stream'],
    ['piped', 'a stream'],
    ['webStream', 'a stream'],
  ])('fails: %s', async (method, found) => {
    expect(await exceptionOf(method)).toMatchObject({
      type: 'LazyResultError',
      code: 'HANGFIRE_LAZY_RESULT',
      message: expect.stringContaining(`LazyService.${method} returned ${found}.`),
    });
  });
});

it('The states of such a job are those of any other', async () => {
  const job = await app.reaches(await enqueue('generator'), 'Succeeded');

  expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
});
