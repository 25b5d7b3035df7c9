import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AutomaticRetry,
  BackgroundJobService,
  InvalidTimeError,
  JOB_STORAGE,
  type JobStorage,
  RetryAfterError,
} from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { statesOf } from '../../support/hangfire-app.js';

const START = new Date('2030-01-01T00:00:00Z');
const secondsLater = (seconds: number) => new Date(START.getTime() + seconds * 1_000);

class TooManyRequestsError extends RetryAfterError {
  override readonly code: string = 'TOO_MANY_REQUESTS';
}

let behaviour: (run: number) => unknown;
let runs = 0;

function work(): unknown {
  runs += 1;
  return behaviour(runs);
}

const asks = (when: ConstructorParameters<typeof RetryAfterError>[0]) => () => {
  throw new RetryAfterError(when, 'the gateway limits us');
};

@Injectable()
class Jobs {
  @AutomaticRetry({ attempts: 1, delaysInSeconds: [600], maxSnoozes: 2 })
  twice() {
    return work();
  }

  @AutomaticRetry(0)
  withoutRetries() {
    return work();
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [600], maxSnoozes: 0 })
  never() {
    return work();
  }

  @AutomaticRetry({ attempts: 0, exceptOn: [TooManyRequestsError] })
  except() {
    return work();
  }

  @AutomaticRetry({ attempts: 2, delaysInSeconds: [600], onlyOn: [TypeError] })
  only() {
    return work();
  }
}

let app: TestingModule;
afterEach(() => app.close());

async function start(next: typeof behaviour) {
  behaviour = next;
  runs = 0;
  app = await Test.createTestingModule({
    imports: [HangfireTestingModule.forRoot({ now: START, failures: 'throw' })],
    providers: [Jobs],
  }).compile();
  await app.init();
  const jobs = app.get(BackgroundJobService);
  const testing = hangfireTesting(app);

  return {
    jobs,
    testing,
    statistics: () => app.get<JobStorage>(JOB_STORAGE).statistics,
    /** The job after its first run. */
    run: async (method: keyof Jobs) => {
      const id = await jobs.enqueue(Jobs, (service) => service[method]());
      await testing.drain();
      return id;
    },
    get: async (id: string | null) => {
      const job = await jobs.get(id);
      if (!job) throw new Error('no such job');
      return job;
    },
  };
}

describe('A job that throws a RetryAfterError', () => {
  it('runs again after the duration, uses up no retry, and has not failed', async () => {
    const { run, get, testing } = await start((n) => (n === 1 ? asks({ seconds: 30 })() : 'done'));
    const id = await run('withoutRetries');

    const waiting = await get(id);
    expect(statesOf(waiting)).toEqual(['Enqueued', 'Processing', 'Scheduled']);
    expect(waiting).toMatchObject({ runAt: secondsLater(30), parameters: { SnoozeCount: 1 } });
    expect(waiting.history.at(-1)).toMatchObject({
      reason: 'Put off by its run (1 of 100): the gateway limits us',
      data: { because: { code: 'snoozed', values: { snooze: 1, snoozes: 100 } } },
    });
    expect(waiting.exception).toBeUndefined();

    await testing.advance({ seconds: 30 });
    expect(await get(id)).toMatchObject({ state: 'Succeeded', result: 'done', attempt: 2 });
  });

  it('runs again at the date', async () => {
    const { run, get } = await start(asks(secondsLater(3_600)));

    expect(await get(await run('withoutRetries'))).toMatchObject({ runAt: secondsLater(3_600) });
  });

  it.each([
    ['a date in the past', secondsLater(-100)],
    ['no time at all', { seconds: 0 }],
  ])('waits for a second where it asks for %s', async (_, when) => {
    const { run, get } = await start(asks(when));

    expect(await get(await run('withoutRetries'))).toMatchObject({ runAt: secondsLater(1) });
  });

  it('fails like any other job when it has asked too often, and then gets its retries', async () => {
    const { run, get, testing } = await start(asks({ seconds: 30 }));
    const id = await run('twice');
    await testing.advance({ seconds: 30 });
    expect(await get(id)).toMatchObject({ state: 'Scheduled', parameters: { SnoozeCount: 2 } });

    await testing.advance({ seconds: 30 }, { failures: 'keep' });
    expect(await get(id)).toMatchObject({ state: 'Scheduled', runAt: secondsLater(660) });
    expect((await get(id)).history.at(-1)?.reason).toContain('Retry attempt 1 of 1');

    await testing.advance({ seconds: 600 }, { failures: 'keep' });
    const job = await get(id);
    expect(job).toMatchObject({ state: 'Failed', exception: { code: 'HANGFIRE_RETRY_AFTER' } });
    expect(runs).toBe(4);
  });

  it('may ask as often again when a person has requeued it', async () => {
    const { run, get, jobs, testing } = await start(asks({ seconds: 30 }));
    const id = await run('twice');
    await jobs.requeue(id);
    await testing.drain();

    expect(await get(id)).toMatchObject({ state: 'Scheduled', parameters: { SnoozeCount: 1 } });
  });

  it.each([
    ['maxSnoozes is 0', 'never', 'Scheduled', 'Retry attempt 1 of 1'],
    ['exceptOn names its class', 'except', 'Failed', undefined],
  ] as const)('fails at once where %s', async (_, method, state, reason) => {
    const { run, get } = await start(() => {
      throw new TooManyRequestsError({ seconds: 30 });
    });
    const id = await run(method).catch(() => undefined);
    const all = hangfireTesting(app).enqueued(Jobs);

    expect(id).toBeUndefined();
    expect(all[0]).toMatchObject({ state });
    expect(all[0]?.history.at(-1)?.reason ?? '').toContain(reason ?? '');
    expect(statesOf(await get(all[0]?.id ?? null))).toContain('Failed');
  });

  it('is put off although onlyOn names other errors: it asks for no retry', async () => {
    const { run, get } = await start(asks({ seconds: 30 }));

    expect(await get(await run('only'))).toMatchObject({ runAt: secondsLater(30) });
  });

  it('may throw an error of a derived class', async () => {
    const { run, get } = await start(() => {
      throw new TooManyRequestsError({ minutes: 1 });
    });

    const job = await get(await run('withoutRetries'));
    expect(job.history.at(-1)?.reason).toBe(
      'Put off by its run (1 of 100): The job asked to run again later.',
    );
  });

  it('fails like any other job where a derived class has lost the time', async () => {
    class Timeless extends RetryAfterError {
      override readonly when = { seconds: Number.NaN };
    }
    const { run } = await start(() => {
      throw new Timeless({ seconds: 1 });
    });
    await expect(run('withoutRetries')).rejects.toMatchObject({
      code: 'HANGFIRE_TESTING_JOBS_FAILED',
    });
  });

  it('counts as no failed attempt', async () => {
    const { run, statistics } = await start(asks({ seconds: 30 }));
    await run('withoutRetries');

    const range = { resolution: 'hour', from: START } as const;
    expect(await statistics().readCounter('failed-attempts', range)).toEqual([]);
    expect(hangfireTesting(app).enqueued(Jobs)[0]?.parameters).not.toHaveProperty('RetryCount');
  });
});

describe('RetryAfterError', () => {
  it.each([
    ['no number', { seconds: Number('soon') }],
    ['an invalid date', new Date('soon')],
    ['an empty duration', {}],
    ['nothing', undefined as unknown as Date],
  ])('refuses %s', async (_, when) => {
    await start(() => undefined);

    expect(() => new RetryAfterError(when)).toThrow(InvalidTimeError);
  });
});
