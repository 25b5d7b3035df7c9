// The module

export { HangfireTestingModule } from './hangfire-testing.module.js';
export type { HangfireTestingOptions, FailureHandling, TestingOptions } from './testing-options.js';
// For use in tests
export { HangfireTesting } from './hangfire-testing.js';
export { hangfireTesting } from './hangfire-testing-of.js';
export type { EnqueuedJob } from './enqueued-job.js';
export type { JobArguments, JobMethod } from '../job/job-methods.js';
export type {
  AdvanceOptions,
  DrainOptions,
  RunManyOptions,
  RunOptions,
  RunSummary,
} from './run/run-options.js';
// Matchers
export { hangfireMatchers, type HangfireMatchers } from './matchers/hangfire-matchers.js';
export type {
  AsymmetricMatcher,
  EnqueuedExpectation,
  Expected,
} from './matchers/enqueued-expectation.js';
// Errors
export { CreationCanceledError } from './errors/creation-canceled-error.js';
export { HangfireTestingMissingError } from './errors/hangfire-testing-missing-error.js';
export { type JobFailure, JobsFailedError } from './errors/jobs-failed-error.js';
export { NotStartedError } from './errors/not-started-error.js';
export { type RunCount, RunLimitError } from './errors/run-limit-error.js';
export { TimeMovesForwardError } from './errors/time-moves-forward-error.js';
