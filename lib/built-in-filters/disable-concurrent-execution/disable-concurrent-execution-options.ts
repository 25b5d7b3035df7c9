import { z } from 'zod';
import { seconds } from '../../support/options/option-schemas.js';
import { parseOptions } from '../../support/options/options.js';
import type { WithDefaults } from '../../support/options/with-defaults.js';

export interface DisableConcurrentExecutionOptions {
  /** How long a job waits for its resource, in seconds. With 0 it does not wait. */
  readonly timeoutInSeconds: number;
  /**
   * The name of a thing that only one run may use at a time: a text such as `reports`, or a format such as `tenant:{0}`
   * with the job's arguments. It has at most 200 characters, and case makes no difference. Methods with the same
   * resource exclude one another.
   *
   * @default the method itself, as `Type.method`
   */
  readonly resource?: string | undefined;
  /**
   * What happens to a job that did not get its resource in time:
   *
   * - `fail`: it fails with a DistributedLockTimeoutError; retries apply.
   * - `run`: this run needs no lock, although the other job has not finished.
   * - `delete`: it becomes Deleted, because the other job does the work.
   * - `reschedule`: it becomes Scheduled, and waits for its resource again at that time.
   *
   * @default 'fail'
   */
  readonly onTimeout?: 'fail' | 'run' | 'delete' | 'reschedule' | undefined;
  /**
   * How long the job is Scheduled with `reschedule`, in seconds.
   *
   * @default `timeoutInSeconds`, but at least 1
   */
  readonly rescheduleDelayInSeconds?: number | undefined;
}

const schema = z
  .strictObject({
    timeoutInSeconds: seconds(),
    resource: z.string().min(1).optional(),
    onTimeout: z.enum(['fail', 'run', 'delete', 'reschedule']).default('fail'),
    rescheduleDelayInSeconds: seconds().optional(),
  })
  .refine(
    ({ onTimeout, rescheduleDelayInSeconds }) =>
      onTimeout === 'reschedule' || rescheduleDelayInSeconds === undefined,
    {
      path: ['rescheduleDelayInSeconds'],
      message: "nothing, because onTimeout is not 'reschedule'",
    },
  );

export type ResolvedDisableConcurrentExecutionOptions = WithDefaults<
  DisableConcurrentExecutionOptions,
  'onTimeout'
>;

export const resolveDisableConcurrentExecutionOptions = (
  given: DisableConcurrentExecutionOptions,
): ResolvedDisableConcurrentExecutionOptions =>
  parseOptions('DisableConcurrentExecution', schema, given);
