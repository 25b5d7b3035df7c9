import { describe, expect, it } from '@jest/globals';
import { DisableConcurrentExecution } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { DisableConcurrentExecutionFilter } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution-filter.js';
import type { DisableConcurrentExecutionOptions } from '../../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution-options.js';
import { DistributedLockTimeoutError } from '../../../lib/built-in-filters/disable-concurrent-execution/distributed-lock-timeout-error.js';
import { InvalidLockResourceError } from '../../../lib/built-in-filters/disable-concurrent-execution/invalid-lock-resource-error.js';
import { FormatError } from '../../../lib/job/errors/format-error.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import { ScheduledState } from '../../../lib/states/scheduled-state.js';
import type { State } from '../../../lib/states/state.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import {
  aJob,
  aLocking,
  aLockTimeout,
  anApplication,
  aSucceededState,
  secondsAfterNow,
} from './contexts.js';

type Options = Partial<DisableConcurrentExecutionOptions>;

const aFilter = (options: Options = {}) =>
  new DisableConcurrentExecutionFilter({ timeoutInSeconds: 60, ...options });

const demandOf = (options: Options, args: string | readonly unknown[] = []) =>
  aFilter(options).onLocking(aLocking({ job: aJob(args) }));

const timedOut = (options: Options) => aFilter(options).onLockTimeout(aLockTimeout());

describe('the resource', () => {
  it('is the method, whatever its arguments, without reading them', () => {
    expect(demandOf({}, 'damaged')?.resource).toBe('EmailService.send');
  });

  it('is the format with the arguments, in lower case', () => {
    expect(demandOf({ resource: 'Tenant:{0}' }, ['ACME'])?.resource).toBe('tenant:acme');
  });

  it('is the same for a literal, whatever the arguments', () => {
    expect(demandOf({ resource: 'Reports' }, [1])?.resource).toBe('reports');
  });

  it.each([[''], ['x'.repeat(201)], ['a\ud800'], ['a\0b']])(
    'must have 1 to 200 characters that a store gives back',
    (argument) => {
      expect(() => demandOf({ resource: '{0}' }, [argument])).toThrow(InvalidLockResourceError);
      expect(demandOf({ resource: '{0}' }, ['x'.repeat(200)])?.resource).toHaveLength(200);
    },
  );

  it('must have the arguments that its format names', () => {
    expect(() => demandOf({ resource: '{1}' }, ['one'])).toThrow(FormatError);
  });
});

describe('the wait', () => {
  it.each([
    [60, 60_000],
    [0.5, 500],
    [0, 0],
  ])('of %d seconds is %d milliseconds', (timeoutInSeconds, timeoutMs) => {
    expect(demandOf({ timeoutInSeconds })?.timeoutMs).toBe(timeoutMs);
  });
});

describe('a job that did not get its resource in time', () => {
  it('fails by default, so that its retries apply', () => {
    const state = timedOut({}) as FailedState;

    expect(state).toBeInstanceOf(FailedState);
    expect(state.error).toEqual(new DistributedLockTimeoutError('EmailService.send', 60));
    expect(state.exception.message).toContain('did not become free within 60 seconds');
  });

  it('is Deleted with onTimeout: delete', () => {
    expect(timedOut({ onTimeout: 'delete' })).toEqual(
      new DeletedState('Its resource was still in use after 60 seconds'),
    );
  });

  it.each([
    [{ timeoutInSeconds: 60 }, 60],
    [{ timeoutInSeconds: 0 }, 1],
    [{ timeoutInSeconds: 60, rescheduleDelayInSeconds: 5 }, 5],
    [{ timeoutInSeconds: 60, rescheduleDelayInSeconds: 0 }, 0],
  ])('is Scheduled with onTimeout: reschedule and %p', (options, delay) => {
    expect(timedOut({ onTimeout: 'reschedule', ...options })).toMatchObject({
      name: ScheduledState.NAME,
      enqueueAt: secondsAfterNow(delay),
      reason: expect.stringContaining('still in use'),
    });
  });

  it('goes back to its queue with onTimeout: run', () => {
    expect(timedOut({ onTimeout: 'run' })).toMatchObject({
      name: EnqueuedState.NAME,
      queue: undefined,
      reason: 'Its resource was still in use after 60 seconds',
    });
  });
});

describe('a job that may run although the other job has not finished', () => {
  const filter = aFilter({ onTimeout: 'run' });
  const unlocked = () => {
    const context = anApplication({
      newState: filter.onLockTimeout(aLockTimeout()),
      oldState: 'Enqueued',
    });
    filter.onStateApplied(context);
    return context.parameters;
  };

  it('demands no lock for its next run', () => {
    expect(filter.onLocking(aLocking({ parameters: unlocked() }))).toBeUndefined();
  });

  it('still demands no lock once that run begins', () => {
    const parameters = unlocked();
    filter.onStateApplied(anApplication({ parameters, newState: new ProcessingState('server') }));

    expect(filter.onLocking(aLocking({ parameters }))).toBeUndefined();
  });

  it.each<[string, State]>([
    ['succeeds', aSucceededState()],
    ['fails', new FailedState(new Error('boom'))],
    ['is to be retried', new ScheduledState(secondsAfterNow(15))],
    ['loses its server', new EnqueuedState()],
    ['is deleted', new DeletedState()],
  ])('demands the lock again after it %s', (_, newState) => {
    const parameters = unlocked();
    filter.onStateApplied(anApplication({ parameters, newState }));

    expect(parameters.all()).toEqual({});
    expect(filter.onLocking(aLocking({ parameters }))).toBeDefined();
  });

  it('demands the lock when another filter has chosen another state', () => {
    const context = anApplication({ newState: new EnqueuedState(), oldState: 'Enqueued' });
    filter.onStateApplied(context);

    expect(context.parameters.isChanged).toBe(false);
  });
});

describe('@DisableConcurrentExecution', () => {
  it.each([
    [-1, InvalidOptionsError, 'DisableConcurrentExecution.timeoutInSeconds: expected a number'],
    [{ onTimeout: 'fail' }, InvalidOptionsError, 'timeoutInSeconds: expected a number'],
    [{ timeoutInSeconds: 1, resource: '' }, InvalidOptionsError, 'expected at least 1 character'],
    [
      { timeoutInSeconds: 1, rescheduleDelayInSeconds: 5 },
      InvalidOptionsError,
      "expected nothing, because onTimeout is not 'reschedule', got 5.",
    ],
    [{ timeoutInSeconds: 1, resource: 'tenant:{' }, FormatError, 'tenant:{'],
    [{ timeoutInSeconds: 1, resource: 'x'.repeat(201) }, InvalidLockResourceError, '201'],
  ])('refuses %p', (options, type, message) => {
    // Some of these are what only JavaScript lets through.
    const decorate = () => DisableConcurrentExecution(options as DisableConcurrentExecutionOptions);

    expect(decorate).toThrow(type);
    expect(decorate).toThrow(message);
  });
});
