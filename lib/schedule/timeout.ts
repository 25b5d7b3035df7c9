import { Cron } from '../cron/cron.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/recurring-job.js';
import { milliseconds } from '../support/options/options.js';
import { jobOfMethod } from './job-of-method.js';
import { type NamedDelay, nameIn, timeoutIn } from './named-delay.js';

/**
 * Runs the method once after the start of the application, as a job. Processes that start before the run is due
 * share the run.
 *
 * @param name the id of the recurring job, unique in the application; `timeout:Class.method` if left out
 * @param timeout in milliseconds
 */
export function Timeout(timeout: number): JobMethodDecorator;
export function Timeout(name: string, timeout: number): JobMethodDecorator;
export function Timeout(...given: NamedDelay): JobMethodDecorator {
  return declareRecurringJob((method) => ({
    ...jobOfMethod('Timeout', nameIn(given), method),
    schedule: () => ({
      cron: Cron.never(),
      options: {},
      afterStartMs: timeoutIn('Timeout', given, milliseconds()),
    }),
  }));
}
