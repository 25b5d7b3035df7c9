import { TransactionalJobFilter } from '../../built-in-filters/transactional-job/transactional-job-filter.js';
import type { FilterPlan } from '../../filters/filter-plan.js';
import { TransactionalJobNotSupportedError } from '../errors/transactional-job-not-supported-error.js';

/** The filters of a method. Without a method, the filters of every job. */
export interface PlannedMethod {
  readonly service?: string | undefined;
  readonly method?: string | undefined;
  readonly plan: FilterPlan;
}

/**
 * Refuses `@TransactionalJob` in an application that runs jobs and cannot open a transaction for them.
 *
 * @throws TransactionalJobNotSupportedError
 */
export function refuseTransactionalJobs(methods: readonly PlannedMethod[], storage: string): void {
  for (const { service = 'Every service', method = '*', plan } of methods) {
    if (plan.filters.some((filter) => filter instanceof TransactionalJobFilter)) {
      throw new TransactionalJobNotSupportedError(service, method, storage);
    }
  }
}
