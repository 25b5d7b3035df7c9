import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { IdempotentCompletion } from '../../../lib/built-in-filters/idempotent-completion/idempotent-completion.js';
import { BatchService } from '../../../lib/client/batch-service.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../lib/job/job-context.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { JobType } from '../../../lib/job/job-type.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import type { State } from '../../../lib/states/state.js';
import { HangfireApp } from '../../support/hangfire-app.js';

const LONG = 'x'.repeat(1_048_576);
const tooLong = (what: string) =>
  expect.objectContaining({
    code: 'HANGFIRE_INVALID_TEXT',
    message: expect.stringContaining(what),
  });

class OwnState implements State {
  readonly isFinal = false;
  constructor(
    readonly name: string,
    private readonly data: () => unknown,
  ) {}
  toData() {
    return { own: this.data() };
  }
}

@AutomaticRetry(0)
class WorkService {
  work(): void {}

  setName(): void {
    JobContext.current().parameters.set(LONG, 1);
  }

  setValue(): void {
    JobContext.current().parameters.set('value', [LONG, LONG]);
  }

  setMany(): void {
    const { parameters } = JobContext.current();
    for (let index = 0; index < 1_000; index += 1) parameters.set(`number ${index}`, index);
  }

  @UseJobFilters({ onStateApplied: (context) => context.incrementCounter(LONG) })
  count(): void {}

  @IdempotentCompletion()
  large(): string {
    return '"'.repeat(500_000);
  }

  @JobDisplayName(`${LONG} {7}`)
  named(): void {}
}

class LongNamed {
  work(): void {}
}
Object.defineProperty(LongNamed, 'name', { value: LONG });

class LongMethod {
  [LONG](): void {}
}

let app: HangfireApp;
beforeEach(async () => {
  app = await HangfireApp.start({ providers: [WorkService] });
});
afterEach(() => app.close());

const enqueue = (method: Exclude<keyof WorkService, 'toString'>) =>
  app.jobs.enqueue(WorkService, (service) => service[method]());
const exceptionOf = async (method: keyof WorkService) => {
  const { exception } = await app.reaches(await enqueue(method), 'Failed');
  return exception;
};

describe('A text that is given, and listed, is refused where it is too long', () => {
  it('the description of a batch', async () => {
    const started = app.get(BatchService).start(LONG, () => {});

    await expect(started).rejects.toEqual(tooLong('at most 1,000 characters'));
  });

  it('the name of a class, of its methods, or under which it is stored', async () => {
    await expect(app.jobs.enqueue(LongNamed, (it) => it.work())).rejects.toEqual(
      tooLong('a class'),
    );
    await expect(app.jobs.enqueue(LongMethod, (it) => it[LONG]?.())).rejects.toEqual(
      tooLong('a method'),
    );
    expect(() => JobType(LONG)(class {})).toThrow(tooLong('@JobType'));
    expect(() => JobType('short', { aliases: [LONG] })(class {})).toThrow(tooLong('@JobType'));
  });

  it('the name of a state', async () => {
    const creating = app.jobs.create(WorkService, (it) => it.work(), new OwnState(LONG, () => 1));

    await expect(creating).rejects.toEqual(tooLong('the name of a state'));
  });

  it('the name of a counter or parameter, or a parameter, whose job fails', async () => {
    await expect(enqueue('count')).rejects.toEqual(tooLong('the name of a counter'));
    expect(await exceptionOf('setName')).toMatchObject({ code: 'HANGFIRE_INVALID_TEXT' });
    expect(await exceptionOf('setValue')).toMatchObject({ code: 'HANGFIRE_INVALID_PARAMETER' });
    expect(await exceptionOf('setMany')).toMatchObject({
      code: 'HANGFIRE_INVALID_PARAMETER',
      message: expect.stringContaining('at most 200 parameters'),
    });
  });

  it('a parameter that is given with a job', async () => {
    const parameters = { value: LONG.slice(2) };
    const enqueued = app.jobs.enqueue(WorkService, (it) => it.work(), { parameters });
    const more = { value: LONG };

    await enqueued;
    await expect(
      app.jobs.enqueue(WorkService, (it) => it.work(), { parameters: more }),
    ).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_PARAMETER' });
  });
});

describe('A text that tells what has happened is cut', () => {
  it('the reason of a state', async () => {
    const id = await app.jobs.create(
      WorkService,
      (it) => it.work(),
      new EnqueuedState('other', LONG),
    );
    const job = await app.jobs.get(id);

    expect(job?.history[0]?.reason).toBe(`${'x'.repeat(2_000)}…`);
  });

  it('the data of a state of your own, for a note', async () => {
    const rows = Array.from({ length: 1_000_000 }, () => 'row');
    for (const data of [() => LONG, () => rows, () => new Uint8Array(1_000_000)]) {
      const state = new OwnState('Own', data);
      const id = await app.jobs.create(WorkService, (it) => it.work(), state);

      expect((await app.jobs.get(id))?.history[0]?.data).toEqual({
        omitted: { reason: 'too-large', bytes: 262_144, isMore: true },
      });
    }
  });

  it('a display name that cannot be formatted', async () => {
    const job = await app.jobs.get(await enqueue('named'));

    expect(job?.displayName).toHaveLength(250);
  });

  it('but not a result that is remembered', async () => {
    const id = await enqueue('large');

    const { result, parameters } = await app.reaches(id, 'Succeeded');
    expect(result).toHaveLength(500_000);
    expect(JSON.stringify(parameters).length).toBeGreaterThan(2_000_000);
  });
});
