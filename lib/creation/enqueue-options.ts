import type { TransactionOptions } from './transaction-options.js';

export interface EnqueueOptions extends TransactionOptions {
  /**
   * The queue that the job belongs to for life. Takes precedence over a `@Queue` decorator.
   *
   * @default the queue of the decorator, else 'default'
   */
  readonly queue?: string | undefined;
  /**
   * Orders the jobs of one queue, from −32,768 to 32,767. Jobs with a lower priority run first.
   *
   * @default 0
   */
  readonly priority?: number | undefined;
  /**
   * The id of the job, made by `newJobId()` earlier. If the store already has a job with this id, that job stays as it
   * is. So a repeated call creates the job only once, as long as the store keeps it.
   *
   * @default a new id
   */
  readonly id?: string | undefined;
  /** Values in plain JSON that the store keeps with the job. Filters and the running job can read them. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}
