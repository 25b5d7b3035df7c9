import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { AutomaticRetryFilter } from '../../../lib/built-in-filters/automatic-retry/automatic-retry-filter.js';
import type { AutomaticRetryOptions } from '../../../lib/built-in-filters/automatic-retry/automatic-retry-options.js';
import type { ElectStateContext } from '../../../lib/filters/state-filter.js';
import { DoNotRetryError } from '../../../lib/job/errors/do-not-retry-error.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { anElection, aSucceededState, RecordingLogger, secondsAfterNow } from './contexts.js';

const failed = (error: unknown = new Error('boom')) => new FailedState(error);

function elect(options: AutomaticRetryOptions, given: Parameters<typeof anElection>[0] = {}) {
  const context = anElection({ candidateState: failed(), ...given });
  new AutomaticRetryFilter(options, () => 0).onStateElection(context);
  return context;
}

const delayOf = ({ candidateState }: ElectStateContext) =>
  (candidateState as ScheduledState).enqueueAt.getTime() / 1000 -
  secondsAfterNow(0).getTime() / 1000;

describe('a retry', () => {
  it('puts a Scheduled state in the place of a Failed one, and says why', () => {
    const { candidateState, parameters } = elect({});

    expect(candidateState).toEqual(
      new ScheduledState(secondsAfterNow(15), 'Retry attempt 1 of 10: boom'),
    );
    expect(parameters.all()).toEqual({ RetryCount: 1 });
  });

  it('goes on counting after the last retry', () => {
    const { candidateState, parameters } = elect({ attempts: 5 }, { stored: { RetryCount: 2 } });

    expect(candidateState.reason).toBe('Retry attempt 3 of 5: boom');
    expect(parameters.get('RetryCount')).toBe(3);
  });

  it('counts from the start when the stored count is damaged', () => {
    expect(elect({}, { stored: { RetryCount: 'x' } }).parameters.get('RetryCount')).toBe(1);
  });

  it.each([
    ['Succeeded', aSucceededState()],
    ['Processing', new ProcessingState('server')],
  ])('leaves a %s candidate alone', (_, candidateState) => {
    const context = elect({}, { candidateState });

    expect(context.candidateState).toBe(candidateState);
    expect(context.parameters.isChanged).toBe(false);
  });

  it.each([
    ['x'.repeat(50), 'x'.repeat(50)],
    ['x'.repeat(51), `${'x'.repeat(49)}…`],
    ['😀'.repeat(5_000), `${'😀'.repeat(49)}…`],
    ['two\n  lines', 'two lines'],
  ])('quotes up to 50 characters of the message, on one line', (message, quoted) => {
    const { candidateState } = elect({}, { candidateState: failed(new Error(message)) });

    expect(candidateState.reason).toBe(`Retry attempt 1 of 10: ${quoted}`);
  });
});

describe('the delay before a retry', () => {
  it.each([
    [1, 15, 44],
    [2, 16, 74],
    [3, 31, 118],
    [10, 6_576, 6_866],
  ])('is by default, for retry %i, from %i to %i seconds', (attempt, least, most) => {
    const stored = { RetryCount: attempt - 1 };
    const [shortest, longest] = [0, 0.999_999].map((random) => {
      const context = anElection({ candidateState: failed(), stored });
      new AutomaticRetryFilter({}, () => random).onStateElection(context);
      return delayOf(context);
    });

    expect([shortest, longest]).toEqual([least, most]);
  });

  it('is taken from the list, whose last element repeats', () => {
    const delays = [0, 1, 2, 3].map((RetryCount) =>
      delayOf(elect({ delaysInSeconds: [5, 60] }, { stored: { RetryCount } })),
    );

    expect(delays).toEqual([5, 60, 60, 60]);
  });

  it('is the delay that the function returns for this retry', () => {
    const delayInSeconds = (attempt: number) => attempt * 7;

    expect(delayOf(elect({ delayInSeconds }, { stored: { RetryCount: 2 } }))).toBe(21);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no idea');
      },
    ],
    ['returns NaN', () => Number.NaN],
    ['returns a negative number', () => -1],
    ['answers with a promise', (() => Promise.reject(new Error('late'))) as () => never],
    ['returns no number', (() => '5') as unknown as () => number],
  ])('falls back to the default, with a warning, where the function %s', (_, delayOfAttempt) => {
    const logger = new RecordingLogger();
    const context = elect({ delayInSeconds: delayOfAttempt }, { logger });

    expect(delayOf(context)).toBe(15);
    expect(logger.lines[0]).toMatchObject({
      level: 'warn',
      event: 'No usable retry delay, the default one is used',
    });
  });

  it('of 0 puts the job back into its queue at once', () => {
    expect(elect({ delaysInSeconds: [0] }).candidateState).toEqual(
      new EnqueuedState(undefined, 'Retry attempt 1 of 10: boom'),
    );
  });

  it('may depend on the error and on the job', () => {
    const seen: unknown[] = [];
    const error = new Error('boom');
    const delayInSeconds = (...args: unknown[]) => {
      seen.push(...args);
      return 3;
    };
    const context = elect({ delayInSeconds }, { candidateState: failed(error) });

    expect(delayOf(context)).toBe(3);
    expect(seen).toEqual([1, error, context.job]);
  });

  it('never leaves the range of dates', () => {
    const { candidateState } = elect({ delayInSeconds: () => Number.POSITIVE_INFINITY });

    expect((candidateState as ScheduledState).enqueueAt.getUTCFullYear()).toBe(2130);
  });
});

describe('a job whose retries are used up', () => {
  const stored = { RetryCount: 3 };

  it('stays Failed', () => {
    const candidateState = failed();
    const context = elect({ attempts: 3 }, { candidateState, stored });

    expect(context.candidateState).toBe(candidateState);
    expect(context.parameters.isChanged).toBe(false);
  });

  it('stays Failed when fewer retries are allowed than it had', () => {
    expect(elect({ attempts: 1 }, { stored }).candidateState.name).toBe('Failed');
  });

  it('is Deleted together with its exception, where that is wanted', () => {
    const context = elect({ attempts: 3, onAttemptsExceeded: 'delete' }, { stored });

    expect(context.candidateState).toEqual(
      new DeletedState('Exceeded the limit of 3 retries', { type: 'Error', message: 'boom' }),
    );
  });

  it('gets no retry at all with 0 attempts', () => {
    expect(elect({ attempts: 0 }).candidateState.name).toBe('Failed');
    expect(elect({ attempts: 0, onAttemptsExceeded: 'delete' }).candidateState).toMatchObject({
      name: 'Deleted',
      reason: 'Retries are disabled',
    });
  });
});

describe('which errors are retried', () => {
  class TransientError extends Error {}
  class NetworkError extends TransientError {}

  const stateAfter = (error: unknown, options: AutomaticRetryOptions) =>
    elect(options, { candidateState: failed(error) }).candidateState.name;

  it('with onlyOn: these classes and their subclasses', () => {
    const options = { onlyOn: [TransientError] };

    expect(stateAfter(new TransientError(), options)).toBe('Scheduled');
    expect(stateAfter(new NetworkError(), options)).toBe('Scheduled');
    expect(stateAfter(new Error(), options)).toBe('Failed');
    expect(stateAfter('a text', options)).toBe('Failed');
  });

  it('with exceptOn: all but these classes and their subclasses', () => {
    const options = { exceptOn: [TransientError] };

    expect(stateAfter(new NetworkError(), options)).toBe('Failed');
    expect(stateAfter(new Error(), options)).toBe('Scheduled');
    expect(stateAfter(undefined, options)).toBe('Scheduled');
  });

  it('with both: what onlyOn allows and exceptOn does not exclude', () => {
    const options = { onlyOn: [TransientError], exceptOn: [NetworkError] };

    expect(stateAfter(new TransientError(), options)).toBe('Scheduled');
    expect(stateAfter(new NetworkError(), options)).toBe('Failed');
  });

  it.each([
    ['onlyOn', { onlyOn: [TransientError] }],
    ['exceptOn', { exceptOn: [Error] }],
    ['exceptOn, though all retries are used up', { exceptOn: [Error], attempts: 0 }],
  ])(
    'an error excluded by %s leaves the job Failed, whatever onAttemptsExceeded says',
    (_, given) => {
      expect(stateAfter(new Error(), { ...given, onAttemptsExceeded: 'delete' })).toBe('Failed');
    },
  );

  it('an error from another realm is known by the name of its class', () => {
    const foreign = runInNewContext('new (class QuotaError extends RangeError {})("full")');
    class QuotaError extends Error {}

    expect(stateAfter(foreign, { exceptOn: [QuotaError] })).toBe('Failed');
    expect(stateAfter(foreign, { exceptOn: [RangeError] })).toBe('Failed');
    expect(stateAfter(foreign, { onlyOn: [TransientError] })).toBe('Failed');
    expect(stateAfter(foreign, { onlyOn: [Error] })).toBe('Scheduled');
  });

  it('an error of this realm is not known by a name alone', () => {
    const twin = (() => {
      class TransientError extends Error {}
      return new TransientError();
    })();

    expect(stateAfter(twin, { onlyOn: [TransientError] })).toBe('Failed');
  });

  it('a DoNotRetryError, or a subclass, never is', () => {
    class CardStolenError extends DoNotRetryError {
      override readonly code = 'CARD_STOLEN';
    }

    expect(stateAfter(new DoNotRetryError('gone'), {})).toBe('Failed');
    expect(stateAfter(new CardStolenError('stolen'), { onAttemptsExceeded: 'delete' })).toBe(
      'Failed',
    );
  });
});

describe('the count of retries', () => {
  const stored = { RetryCount: 10 };
  const broughtBack = { stored, requestedBy: 'client', currentState: 'Failed' } as const;

  it.each([
    ['requeues', new EnqueuedState()],
    ['reschedules', new ScheduledState(secondsAfterNow(60))],
  ])('starts anew when a person %s the job', (_, candidateState) => {
    const context = elect({}, { ...broughtBack, candidateState });

    expect(context.parameters.all()).toEqual({});
    expect(context.candidateState).toBe(candidateState);
  });

  it('goes on when the engine puts the job back into its queue', () => {
    const candidateState = new EnqueuedState();

    expect(elect({}, { stored, candidateState }).parameters.isChanged).toBe(false);
  });

  it('is kept when a person deletes the job', () => {
    const candidateState = new DeletedState();

    expect(elect({}, { ...broughtBack, candidateState }).parameters.isChanged).toBe(false);
  });

  it('is left alone while the job is being created', () => {
    const candidateState = new EnqueuedState();
    const context = elect({}, { ...broughtBack, currentState: undefined, candidateState });

    expect(context.parameters.isChanged).toBe(false);
  });
});

describe('the log', () => {
  it('has a warning for every retry', () => {
    const logger = new RecordingLogger();
    const error = new Error('boom');
    elect({ attempts: 3 }, { logger, candidateState: failed(error) });

    expect(logger.lines).toEqual([
      {
        level: 'warn',
        event: 'Job failed and will be retried',
        facts: {
          jobId: 'job-1',
          call: 'EmailService.send',
          attempt: 1,
          attempts: 3,
          delayInSeconds: 15,
          error,
        },
      },
    ]);
  });

  it.each([
    ['Failed', 'fail'],
    ['Deleted', 'delete'],
  ] as const)('has an error for a job that ends %s', (state, onAttemptsExceeded) => {
    const logger = new RecordingLogger();
    elect({ attempts: 0, onAttemptsExceeded }, { logger });

    expect(logger.lines).toMatchObject([
      { level: 'error', event: 'Job failed', facts: { jobId: 'job-1', state } },
    ]);
  });

  it('is silent with logEvents: false', () => {
    const logger = new RecordingLogger();
    elect({ logEvents: false }, { logger });
    elect({ logEvents: false, attempts: 0 }, { logger });

    expect(logger.lines).toEqual([]);
  });
});

describe('@AutomaticRetry', () => {
  it.each([
    [-1, 'AutomaticRetry.attempts: expected an integer of at least 0, got -1.'],
    [1.5, 'AutomaticRetry.attempts: expected an integer of at least 0, got 1.5.'],
    [{ attempt: 3 }, 'Unknown option "attempt" in AutomaticRetry. Did you mean "attempts"?'],
    [
      { delaysInSeconds: [] },
      'AutomaticRetry.delaysInSeconds: expected at least 1 element, got [].',
    ],
    [
      { delaysInSeconds: [1, -1] },
      'AutomaticRetry.delaysInSeconds[1]: expected a number of at least 0 and at most 3162240000, got -1.',
    ],
    [
      { onAttemptsExceeded: 'drop' },
      "AutomaticRetry.onAttemptsExceeded: expected one of 'fail', 'delete', got 'drop'.",
    ],
    [{ onlyOn: ['E'] }, "AutomaticRetry.onlyOn[0]: expected an error class, got 'E'."],
    [{ exceptOn: [] }, 'AutomaticRetry.exceptOn: expected at least 1 element, got [].'],
    [
      { delaysInSeconds: [1], delayInSeconds: Math.sqrt },
      'AutomaticRetry.delayInSeconds: expected nothing, because delaysInSeconds is given, got [Function: sqrt].',
    ],
  ])('refuses %p', (options, message) => {
    // Some of these are what only JavaScript lets through.
    const decorate = () => AutomaticRetry(options as AutomaticRetryOptions);

    expect(decorate).toThrow(InvalidOptionsError);
    expect(decorate).toThrow(message);
  });

  it('takes an undefined option for one that is left out', () => {
    expect(elect({ attempts: undefined }).candidateState.reason).toContain('1 of 10');
  });
});
