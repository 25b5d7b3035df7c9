import type { JobFilter } from '../../filters/job-filter.js';
import type { AroundPerformingContext, RunResult } from '../../filters/server-filter.js';
import { JobContext } from '../../job/job-context.js';
import type { JobTransactionOptions } from '../../support/job-transaction-options.js';
import { resolveTransactionalJobOptions } from './transactional-job-options.js';

/** Runs each job in a transaction, which also stores that the job has succeeded. */
export class TransactionalJobFilter implements JobFilter {
  /** The innermost filter, so that everything the other filters open is open before the transaction begins. */
  readonly order = 1_000_000;
  private readonly options: JobTransactionOptions;

  constructor(options: JobTransactionOptions = {}) {
    this.options = resolveTransactionalJobOptions(options);
  }

  aroundPerforming(
    _context: AroundPerformingContext,
    next: () => Promise<RunResult>,
  ): Promise<RunResult> {
    return JobContext.current().completeIn(next, this.options);
  }
}
