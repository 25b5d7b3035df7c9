import type { EnqueuedJob } from '../enqueued-job.js';
import type { FailureHandling } from '../testing-options.js';

export interface RunOptions {
  /**
   * What is done about jobs that fail: `throw` a JobsFailedError that names them, or `keep` them as
   * they then are.
   *
   * @default the option of the module, else 'throw'
   */
  readonly failures?: FailureHandling | undefined;
}

export interface RunManyOptions extends RunOptions {
  /**
   * Jobs that go on creating jobs are given up after so many runs, with a RunLimitError.
   *
   * @default 1_000; 10_000 for `advance`
   */
  readonly limit?: number | undefined;
}

export interface DrainOptions extends RunManyOptions {
  /**
   * Only jobs of these queues, in this order.
   *
   * @default the option of the module, else all queues
   */
  readonly queues?: readonly string[] | undefined;
  /**
   * Whether jobs that become ready meanwhile are run as well: those that jobs have enqueued,
   * continuations, retries without a delay.
   *
   * @default true
   */
  readonly recursive?: boolean | undefined;
  /**
   * Whether Scheduled jobs are run, retries included, without waiting for their time: the clock
   * stands still.
   *
   * @default false
   */
  readonly withScheduled?: boolean | undefined;
}

export interface AdvanceOptions extends RunManyOptions {
  /**
   * Whether jobs are run when they become ready; otherwise they stay in their queues.
   *
   * @default true
   */
  readonly run?: boolean | undefined;
}

export interface RunSummary {
  /** How many runs there were. */
  readonly ran: number;
  /** How many of them ended in Succeeded. */
  readonly succeeded: number;
  /** How many failures there were, those that will be retried included. */
  readonly failed: number;
  /** The jobs that ran, each once, in the order of their first runs, as they are now. */
  readonly jobs: readonly EnqueuedJob[];
}
