import { describe, expect, it } from '@jest/globals';
import { LatencyTimeout } from '../../../lib/built-in-filters/latency-timeout/latency-timeout.js';
import { LatencyTimeoutFilter } from '../../../lib/built-in-filters/latency-timeout/latency-timeout-filter.js';
import type { LatencyTimeoutOptions } from '../../../lib/built-in-filters/latency-timeout/latency-timeout-options.js';
import { DeletedState } from '../../../lib/states/deleted-state.js';
import { EnqueuedState } from '../../../lib/states/enqueued-state.js';
import { ProcessingState } from '../../../lib/states/processing-state.js';
import { InvalidOptionsError } from '../../../lib/support/options/invalid-options-error.js';
import { aJob, anElection, RecordingLogger, secondsAfterNow } from './contexts.js';

const processing = new ProcessingState('server');

function elect(
  given: Parameters<typeof anElection>[0],
  options: Partial<LatencyTimeoutOptions> = {},
) {
  const context = anElection({ candidateState: processing, currentState: 'Enqueued', ...given });
  new LatencyTimeoutFilter({ timeoutInSeconds: 30, ...options }).onStateElection(context);
  return context.candidateState;
}

describe('@LatencyTimeout', () => {
  it('deletes a job that was ready for longer before a worker took it', () => {
    expect(elect({ readyAt: secondsAfterNow(-31) })).toEqual(
      new DeletedState('Latency timeout: it was ready for more than 30 seconds'),
    );
  });

  it('lets a job run that was taken in time', () => {
    expect(elect({ readyAt: secondsAfterNow(-30) })).toBe(processing);
  });

  it('counts from when the job became ready, not from its creation', () => {
    const job = aJob([], secondsAfterNow(-1_000));

    expect(elect({ job, readyAt: secondsAfterNow(-1) })).toBe(processing);
  });

  it('looks at nothing but the start of a run', () => {
    const candidateState = new EnqueuedState();

    expect(elect({ candidateState, readyAt: secondsAfterNow(-99) })).toBe(candidateState);
    expect(elect({ readyAt: undefined })).toBe(processing);
  });

  it.each([
    [undefined, 'debug'],
    ['warn', 'warn'],
  ] as const)('logs with logLevel %s on the level %s', (logLevel, level) => {
    const logger = new RecordingLogger();
    elect({ readyAt: secondsAfterNow(-31), logger }, { logLevel });

    expect(logger.lines).toEqual([
      {
        level,
        event: 'Job deleted because of its latency',
        facts: {
          jobId: 'job-1',
          call: 'EmailService.send',
          latencyMs: 31_000,
          timeoutInSeconds: 30,
        },
      },
    ]);
  });

  it.each([[-1], [Number.NaN], [{ timeoutInSeconds: 1, logLevel: 'loud' }], [{}]])(
    'refuses %p',
    (options) => {
      // Some of these are what only JavaScript lets through.
      expect(() => LatencyTimeout(options as LatencyTimeoutOptions)).toThrow(InvalidOptionsError);
    },
  );
});
