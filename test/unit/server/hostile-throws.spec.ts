import { afterEach, beforeEach, describe, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const throwing = () => {
  throw new Error('Do not look at me');
};

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
  'a symbol': Symbol('thrown'),
  'a function': throwing,
  nothing: undefined,
  null: null,
};

class WorkService {
  @AutomaticRetry(0)
  throwIt(name: string): void {
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

  it('fails the job whose state filter throws it', async () => {
    const id = await app.jobs.enqueue(WorkService, (service) => service.throwAtStart(name));

    await app.reaches(id, 'Failed');
    await othersRun();
  });

  it('fails the job whose state filter throws it when its time has come, and no other one', async () => {
    const delay = { milliseconds: 5 };
    const id = await app.jobs.schedule(WorkService, (service) => service.throwWhenDue(name), delay);
    const other = await app.jobs.schedule(WorkService, (service) => service.work(), delay);

    await app.reaches(id, 'Failed');
    await app.reaches(other, 'Succeeded');
  });
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
