import { z } from 'zod';
import type { BackgroundJob } from '../../job/background-job.js';
import { functionOf, seconds } from '../../support/options/option-schemas.js';
import { parseOptions } from '../../support/options/options.js';
import type { WithDefaults } from '../../support/options/with-defaults.js';
import type { ErrorClass } from './error-matching.js';

/**
 * The delay before retry number `attempt` (1 for the first), in seconds.
 *
 * @param error the value that the run threw
 */
export type RetryDelay = (attempt: number, error: unknown, job: BackgroundJob) => number;

export interface AutomaticRetryOptions {
  /**
   * How many retries the job has after its first run. 0: none.
   *
   * @default 10
   */
  readonly attempts?: number | undefined;
  /**
   * The delays before the first retry, the second and so on, in seconds. The last delay repeats. With 0 the job goes back
   * to its queue at once. Not together with `delayInSeconds`.
   */
  readonly delaysInSeconds?: readonly number[] | undefined;
  /**
   * The delay before each retry, in seconds. If the function throws, or does not return a number of at least 0, the
   * default delay is used and a warning is logged. A delay of more than a hundred years counts as a hundred years.
   *
   * @default round((attempt − 1)⁴ + 15 + random(0..29) · attempt): about 20 seconds at first, nearly two hours before
   *   the tenth retry
   */
  readonly delayInSeconds?: RetryDelay | undefined;
  /**
   * What happens to the job after its last retry has failed. `fail`: it stays Failed until a person looks at it.
   * `delete`: it becomes Deleted with its exception, and expires.
   *
   * @default 'fail'
   */
  readonly onAttemptsExceeded?: 'fail' | 'delete' | undefined;
  /**
   * Only errors of these classes or their subclasses lead to retries. Any other error leaves the job Failed, whatever
   * `onAttemptsExceeded` says.
   */
  readonly onlyOn?: readonly ErrorClass[] | undefined;
  /** Errors of these classes or their subclasses lead to no retry, even where `onlyOn` names them. */
  readonly exceptOn?: readonly ErrorClass[] | undefined;
  /**
   * How often a job may put off its run with a RetryAfterError, without using up a retry. After that many times the
   * error is a failure like any other. With 0 it always is.
   *
   * @default 100
   */
  readonly maxSnoozes?: number | undefined;
  /**
   * Whether to log a warning with every retry, and an error when the job is given up.
   *
   * @default true
   */
  readonly logEvents?: boolean | undefined;
}

const errorClasses = z.array(functionOf<ErrorClass>('an error class')).min(1);

const schema = z
  .strictObject({
    attempts: z.int().nonnegative().default(10),
    delaysInSeconds: z.array(seconds()).min(1).optional(),
    delayInSeconds: functionOf<RetryDelay>().optional(),
    onAttemptsExceeded: z.enum(['fail', 'delete']).default('fail'),
    onlyOn: errorClasses.optional(),
    exceptOn: errorClasses.optional(),
    maxSnoozes: z.int().nonnegative().default(100),
    logEvents: z.boolean().default(true),
  })
  .refine((options) => !(options.delaysInSeconds && options.delayInSeconds), {
    path: ['delayInSeconds'],
    message: 'nothing, because delaysInSeconds is given',
  });

export type ResolvedAutomaticRetryOptions = WithDefaults<
  AutomaticRetryOptions,
  'attempts' | 'onAttemptsExceeded' | 'maxSnoozes' | 'logEvents'
>;

export const resolveAutomaticRetryOptions = (
  given: AutomaticRetryOptions,
): ResolvedAutomaticRetryOptions => parseOptions('AutomaticRetry', schema, given);
