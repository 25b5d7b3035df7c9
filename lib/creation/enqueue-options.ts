import type { CallerTransaction } from '../support/caller-transaction.js';

export interface EnqueueOptions {
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
  /** Values, in plain JSON, that are kept with the job. Filters and the running job can read them. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The TypeORM `EntityManager` of the caller's open transaction, in which the job is created. Nobody sees or
   * runs the job before COMMIT, and after ROLLBACK it never existed. A manager without an open transaction,
   * such as `dataSource.manager`, is refused with a NoOpenTransactionError.
   */
  readonly manager?: CallerTransaction | undefined;
}
