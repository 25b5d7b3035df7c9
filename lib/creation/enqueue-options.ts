import type { CallerTransaction } from '../support/caller-transaction.js';

export interface EnqueueOptions {
  /**
   * The queue that the job belongs to, for life. Beats a `@Queue` decorator.
   *
   * @default what the decorator says, else 'default'
   */
  readonly queue?: string | undefined;
  /**
   * Orders the jobs of one queue: lower ones run first, from −32,768 to 32,767.
   *
   * @default 0
   */
  readonly priority?: number | undefined;
  /** Values kept with the job, readable by filters and while it runs; plain JSON. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The TypeORM `EntityManager` of the caller's open transaction: the job is created in it. Rolled
   * back, the job never existed; nobody sees or runs it before COMMIT. One without an open transaction,
   * such as `dataSource.manager`, is refused with a NoOpenTransactionError.
   */
  readonly manager?: CallerTransaction | undefined;
}
