import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp, statesOf } from '../../../support/hangfire-app.js';

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const throwing = () => {
  throw new Error('Do not look at me');
};

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

/** What an application may throw, and nobody can put into words. */
const THROWN: Readonly<Record<string, unknown>> = {
  'an object that contains itself': cyclic,
  'a big integer': { count: 10n ** 30n },
  'an object whose fields throw': Object.defineProperty({}, 'message', {
    get: throwing,
    enumerable: true,
  }),
  'an error whose message throws': Object.defineProperty(new Error('x'), 'message', {
    get: throwing,
  }),
  'an error without a text': Object.assign(new Error('x'), { message: 5, stack: { deep: true } }),
  'an object that is no text': { toString: throwing, toJSON: throwing },
  'an object without a prototype': Object.create(null),
  'a proxy that throws': new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing }),
  'a proxy that does not say what it is': new Proxy(new Error('x'), { getPrototypeOf: throwing }),
  'a revoked proxy': revoked,
  'a frozen error': Object.freeze(new Error('x')),
  'an error of another realm': runInNewContext('new TypeError("x")'),
  'an error whose class throws': Object.defineProperty(new Error('x'), 'constructor', {
    get: throwing,
  }),
  'a symbol': Symbol('thrown'),
  'a function': throwing,
  nothing: undefined,
  null: null,
};

/** An error class that throws when it is asked whether something is of it. */
class Undecided extends Error {
  static override [Symbol.hasInstance](): boolean {
    throw new Error('I cannot say');
  }
}

const retriedStates = ['Enqueued', 'Processing', 'Failed', 'Enqueued', 'Processing', 'Failed'];

class WorkService {
  @AutomaticRetry(0)
  throwIt(name: string): void {
    throw THROWN[name];
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0], exceptOn: [RangeError, Undecided] })
  throwAgain(name: string): void {
    throw name === 'a promise that rejects' ? Promise.reject(new Error('x')) : THROWN[name];
  }

  @JobTimeout(0.01)
  @AutomaticRetry(0)
  async throwWhenAborted(name: string): Promise<void> {
    const { signal } = JobContext.current();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    throw THROWN[name];
  }

  @UseJobFilters({
    onStateElection: ({ job, candidateState }) => {
      if (candidateState.name === 'Processing') throw THROWN[String(job.args[0])];
    },
  })
  @AutomaticRetry(0)
  throwAtStart(_name: string): void {}

  @UseJobFilters({
    onStateElection: ({ job, currentState }) => {
      if (currentState === 'Scheduled') throw THROWN[String(job.args[0])];
    },
  })
  @AutomaticRetry(0)
  throwWhenDue(_name: string): void {}

  work(): void {}
}

let app: HangfireApp;
beforeEach(async () => {
  app = await HangfireApp.start({ providers: [WorkService], server: { workerCount: 1 } });
});
afterEach(() => app.close());

describe.each(Object.keys(THROWN))('%s', (name) => {
  const othersRun = async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.work());
    await app.reaches(id, 'Succeeded');
  };

  it('fails the job whose method throws it', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.throwIt(name));

    await app.reaches(id, 'Failed');
    await othersRun();
  });

  it('lets the job whose method throws it be retried, like any other', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.throwAgain(name));

    const job = await eventually(async () => {
      const found = await app.jobs.get(id);
      return found?.state === 'Failed' && found.attempt === 2 && found;
    });
    expect(statesOf(job)).toEqual(retriedStates);
    await othersRun();
  });

  it('does not hide that the time of the run was up', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.throwWhenAborted(name));

    const { history } = await app.reaches(id, 'Failed');
    expect(history.at(-1)?.data.exception).toMatchObject({ type: 'JobTimeoutError' });
  });

  it('fails the job whose state filter throws it', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.throwAtStart(name));

    await app.reaches(id, 'Failed');
    await othersRun();
  });

  it('fails only the job whose state filter throws it when its time has come', async () => {
    const delay = { milliseconds: 5 };
    const id = await app.jobs.schedule(WorkService, (service) => service.throwWhenDue(name), delay);
    const other = await app.jobs.schedule(WorkService, (service) => service.work(), delay);

    await app.reaches(id, 'Failed');
    await app.reaches(other, 'Succeeded');
  });
});

it('A promise that is thrown may reject without ending the process', async () => {
  const call = 'a promise that rejects';
  const id = await app.jobs.enqueue(WorkService, (service) => service.throwAgain(call));

  expect(await app.reaches(id, 'Failed')).toMatchObject({ exception: { type: 'object' } });
});

describe('A logger of the application that throws', () => {
  it('keeps no job from running', async () => {
    Logger.overrideLogger({ log: throwing, error: throwing, warn: throwing });
    try {
      const failing = await app.jobs.enqueue(WorkService, (it) => it.throwAtStart('null'));
      await app.reaches(failing, 'Failed');
      const id = await app.jobs.enqueue(WorkService, (service) => service.work());
      await app.reaches(id, 'Succeeded');
    } finally {
      Logger.overrideLogger(app.logger);
    }
  });
});
