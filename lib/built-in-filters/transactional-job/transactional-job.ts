import { UseJobFilters } from '../../filters/use-job-filters.js';
import { type JobDecorator, requireParentheses } from '../../job/job-decorator.js';
import type { JobTransactionOptions } from '../../support/job-transaction-options.js';
import { TransactionalJobFilter } from './transactional-job-filter.js';

/**
 * Runs the method in a transaction on the database with the jobs. The method's writes, the jobs that it creates and its
 * own success commit together or not at all. So the job takes effect exactly once, whichever process is killed and
 * whenever that happens.
 *
 * The library of the option `ambientTransaction` opens the transaction, so that repositories join as in any other
 * transaction of that library. Without that option, the DataSource that was given as `storage` opens the transaction,
 * and the method writes through `JobContext.current().manager`. With neither, the application does not start.
 *
 * @throws InvalidOptionsError for options that make no sense, when the class is loaded
 */
export const TransactionalJob = (options: JobTransactionOptions = {}): JobDecorator => {
  requireParentheses('TransactionalJob', options);
  return UseJobFilters(new TransactionalJobFilter(options));
};
