import { Cron } from '../cron/cron.js';
import { type Configurable, isConfigured } from '../job/configuration/configurable.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/declare-recurring-job.js';
import { milliseconds } from '../support/options/options.js';
import type { Delay } from './delay.js';
import { jobOfMethod } from './job-of-method.js';
import { type NamedDelay, nameIn, readDelay, timeoutIn } from './named-delay.js';

/**
 * Runs the method once after the start of the application, as a job. Processes that start before the run is due
 * share the run.
 *
 * @param name the id of the recurring job, unique in the application; `timeout:Class.method` if left out
 * @param timeout in milliseconds; null declares no run
 */
export function Timeout(timeout: Delay): JobMethodDecorator;
export function Timeout(name: Configurable<string>, timeout: Delay): JobMethodDecorator;
export function Timeout(...given: NamedDelay): JobMethodDecorator {
  return declareRecurringJob({
    ...jobOfMethod('Timeout', nameIn(given)),
    isConfigured: given.some(isConfigured),
    write: (read) => {
      const delay = readDelay(given, read);
      return {
        name: delay.name,
        schedule: () => {
          if (delay.timeout === null) return undefined;
          return {
            cron: Cron.never(),
            options: {},
            afterStartMs: timeoutIn('Timeout', delay, milliseconds()),
          };
        },
      };
    },
  });
}
