import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { IdempotentCompletionFilter } from './idempotent-completion-filter.js';

/**
 * Keeps the outcome of the run that completed the job. If the engine brings the job back nevertheless, the job gets that
 * outcome again instead of another run or another outcome.
 *
 * A job that a person requeues forgets its outcome and runs again. A deletion before or during a run is no outcome.
 */
export const IdempotentCompletion = (): JobDecorator =>
  UseJobFilters(new IdempotentCompletionFilter());
