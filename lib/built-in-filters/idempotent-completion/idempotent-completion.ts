import { UseJobFilters } from '../../filters/use-job-filters.js';
import type { JobDecorator } from '../../job/job-decorator.js';
import { IdempotentCompletionFilter } from './idempotent-completion-filter.js';

/**
 * Keeps the outcome of the run that completed the job: if the engine brings the job back
 * nevertheless, it gets that outcome again instead of another run or another outcome.
 *
 * What a person asks for is done: a requeued job forgets its outcome and runs again. A deletion
 * before or during a run is no outcome.
 */
export const IdempotentCompletion = (): JobDecorator =>
  UseJobFilters(new IdempotentCompletionFilter());
