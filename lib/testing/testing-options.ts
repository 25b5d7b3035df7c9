import { z } from 'zod';
import { isQueueName } from '../job/queue-name.js';
import type { HangfireModuleOptions } from '../nest/options/hangfire-module-options.js';
import { parseOptions } from '../support/options/options.js';

/**
 * How to handle a job that fails: `throw` lets the test fail with it, `keep` leaves the failed job for the test to
 * look at.
 */
export type FailureHandling = 'throw' | 'keep';

export interface TestingOptions {
  /**
   * When jobs run: with `manual` when the test says so, with `inline` inside the call that has enqueued them.
   *
   * @default 'manual'
   */
  readonly mode?: 'manual' | 'inline' | undefined;
  /**
   * The time at which the clock stands until it is moved.
   *
   * @default the time at which the application is created
   */
  readonly now?: Date | string | undefined;
  /**
   * How to handle a job that fails, unless a call says otherwise. With `throw`, the call that has run the job
   * throws. With `keep`, it does not.
   *
   * @default 'throw'
   */
  readonly failures?: FailureHandling | undefined;
  /**
   * The queues to run jobs from, in order of preference, like the queues of a server. Jobs in other queues stay
   * where they are.
   *
   * @default all queues, as if they were one queue
   */
  readonly queues?: readonly string[] | undefined;
  /**
   * Called with the time of the clock, at first and whenever the clock has moved, so that a test can set the
   * time of the application itself: `(now) => jest.setSystemTime(now)`.
   */
  readonly onTimeChange?: ((now: Date) => void) | undefined;
}

/** The options of the testing kit, and the options of `HangfireModule` that have a meaning without a server. */
export interface HangfireTestingOptions
  extends TestingOptions,
    Omit<HangfireModuleOptions, 'storage' | 'server'> {}

export interface ResolvedTestingOptions {
  readonly mode: 'manual' | 'inline';
  readonly now: Date | undefined;
  readonly failures: FailureHandling;
  readonly queues: readonly string[] | undefined;
  readonly onTimeChange: (now: Date) => void;
}

/** The options of the kit, and the unchecked options of the module, which checks them itself. */
export interface SplitTestingOptions {
  readonly testing: ResolvedTestingOptions;
  readonly module: HangfireModuleOptions;
}

const queueName = z.string().refine(isQueueName, 'a queue name: [a-z0-9_-]+, 1 to 50 characters');
const aTime = z
  .union([z.date(), z.string()])
  .refine((given) => !Number.isNaN(new Date(given).getTime()), 'a valid date')
  .transform((given) => new Date(given));
const aFunction = z.custom<(now: Date) => void>((value) => typeof value === 'function', {
  error: 'a function',
});

const anything = z.unknown().optional();
const ofTheModule = {
  filters: anything,
  jobExpirationTimeoutMs: anything,
  failedRetentionMs: anything,
  batchRetentionMs: anything,
  removeUndeclaredRecurringJobs: anything,
  maxMissedOccurrences: anything,
  maxArgumentsBytes: anything,
  maxResultBytes: anything,
  maskedParameters: anything,
  failureFingerprint: anything,
  enhancers: anything,
  onProblem: anything,
  problemWebhook: anything,
  telemetry: anything,
  ambientTransaction: anything,
} satisfies Record<keyof Omit<HangfireModuleOptions, 'storage' | 'server'>, typeof anything>;

const schema = z.strictObject({
  mode: z.enum(['manual', 'inline']).default('manual'),
  now: aTime.optional(),
  failures: z.enum(['throw', 'keep']).default('throw'),
  queues: z.array(queueName).min(1).optional(),
  onTimeChange: aFunction.default(() => () => {}),
  ...ofTheModule,
});

/** @throws InvalidOptionsError */
export function resolveTestingOptions(given: HangfireTestingOptions = {}): SplitTestingOptions {
  const { mode, now, failures, queues, onTimeChange, ...rest } = parseOptions(
    'testing',
    schema,
    given,
  );
  const ofTheModule = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    testing: { mode, now, failures, queues, onTimeChange },
    module: Object.fromEntries(ofTheModule),
  };
}
