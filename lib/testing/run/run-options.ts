import type { EnqueuedJob } from '../enqueued-job.js';
import type { FailureHandling } from '../testing-options.js';

export interface RunOptions {
  /**
   * How to handle jobs that fail: `throw` a JobsFailedError that names them, or `keep` them as they are.
   *
   * @default the option of the module, else 'throw'
   */
  readonly failures?: FailureHandling | undefined;
}

export interface RunManyOptions extends RunOptions {
  /**
   * How many runs there may be before a RunLimitError ends the call, because jobs go on creating jobs.
   *
   * @default 1_000; 10_000 for `advance`
   */
  readonly limit?: number | undefined;
}

export interface DrainOptions extends RunManyOptions {
  /**
   * The queues to run jobs from, in this order.
   *
   * @default the option of the module, else all queues
   */
  readonly queues?: readonly string[] | undefined;
  /**
   * Whether to run jobs as well that become ready during the call: jobs that other jobs have enqueued,
   * continuations, retries without a delay.
   *
   * @default true
   */
  readonly recursive?: boolean | undefined;
  /**
   * Whether to run Scheduled jobs, retries included, without waiting for their time. The clock stands still.
   *
   * @default false
   */
  readonly withScheduled?: boolean | undefined;
}

export interface AdvanceOptions extends RunManyOptions {
  /**
   * Whether to run jobs when they become ready. Otherwise they stay in their queues.
   *
   * @default true
   */
  readonly run?: boolean | undefined;
}

export interface RunSummary {
  /** How many runs there were. */
  readonly ran: number;
  /** How many of the runs ended in Succeeded. */
  readonly succeeded: number;
  /** How many failures there were, including failures that will be retried. */
  readonly failed: number;
  /** The jobs that ran, each once, in the order of their first runs, as they are now. */
  readonly jobs: readonly EnqueuedJob[];
}
