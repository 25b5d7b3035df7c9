import { UseJobFilters } from '../../filters/use-job-filters.js';
import { type JobDecorator, requireParentheses } from '../../job/job-decorator.js';
import { IdempotentCompletionFilter } from './idempotent-completion-filter.js';

/**
 * Keeps the outcome of the run that completed the job. If the engine brings the job back, the job gets that outcome
 * again, and does not run another time.
 *
 * When a person requeues the job, the outcome is forgotten and the job runs again. A deletion before or during a run is
 * no outcome.
 */
export const IdempotentCompletion = (...given: []): JobDecorator => {
  const [first]: readonly unknown[] = given;
  requireParentheses('IdempotentCompletion', first);
  return UseJobFilters(new IdempotentCompletionFilter());
};
