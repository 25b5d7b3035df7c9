import { z } from 'zod';
import { seconds } from '../../support/options/option-schemas.js';
import { parseOptions } from '../../support/options/options.js';
import type { WithDefaults } from '../../support/options/with-defaults.js';

export interface DisableConcurrentExecutionOptions {
  /** How long a job waits for its resource, in seconds. 0: not at all. */
  readonly timeoutInSeconds: number;
  /**
   * What must not be used twice at once: a text such as `reports`, or a format such as `tenant:{0}`
   * with the job's arguments. Case makes no difference; at most 200 characters. Methods with the
   * same text exclude one another.
   *
   * @default the method itself, as `Type.method`
   */
  readonly resource?: string | undefined;
  /**
   * What becomes of a job that waited in vain:
   *
   * - `fail`: Failed with a DistributedLockTimeoutError; retries apply.
   * - `run`: it runs although the other one has not finished, for this one run.
   * - `delete`: Deleted, for work that the other one does anyway.
   * - `reschedule`: Scheduled, and then it waits again.
   *
   * @default 'fail'
   */
  readonly onTimeout?: 'fail' | 'run' | 'delete' | 'reschedule' | undefined;
  /**
   * With `reschedule`: how long until the job tries again, in seconds.
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
