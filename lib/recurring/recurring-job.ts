import {
  type Configurable,
  type ConfigurableOptions,
  isConfigured,
} from '../job/configuration/configurable.js';
import { FromProvider } from '../job/configuration/from.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from './declare-recurring-job.js';
import type { DeclaredRecurringJobOptions } from './recurring-job-mark.js';

/**
 * Has the method run by a schedule, once in all servers together. A method may have several of these
 * decorators, with different ids.
 *
 * The recurring job is added when the application starts, and updated when the decorator has changed. Until
 * then, changes that people make at run time stay. A pause stays in any case.
 *
 * @param id at most 100 characters; unique in the application
 * @param cron five fields, six with seconds, a macro such as `@daily`, or `@every 90s`; see also `Cron`. With null the
 *   code declares no recurring job, as if the decorator were not there.
 */
export const RecurringJob = (
  id: Configurable<string>,
  cron: Configurable<string | null>,
  options: ConfigurableOptions<DeclaredRecurringJobOptions> = {},
): JobMethodDecorator =>
  declareRecurringJob({
    decorator: `@RecurringJob(${id instanceof FromProvider ? id : `"${id}"`})`,
    isConfigured: [id, cron, options].some(isConfigured),
    write: (read) => ({
      name: read.value(id, 'id'),
      schedule: () => {
        const expression = read.value(cron, 'cron expression');
        return expression === null
          ? undefined
          : { cron: expression, options: read.options(options) };
      },
    }),
    idOf: (name) => name,
  });
