import {
  type Configurable,
  type ConfigurableOptions,
  isConfigured,
} from '../job/configuration/configurable.js';
import { FromProvider } from '../job/configuration/from.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/declare-recurring-job.js';
import { type CronOptions, cronOptions } from './cron-options.js';
import { type CronTime, scheduleOf } from './cron-time.js';
import { jobOfMethod } from './job-of-method.js';

/**
 * Runs the method by a schedule, as a job, once in all processes together.
 *
 * @param cronTime five or six fields, which mean the same as in @nestjs/schedule: where both day of month and day of
 *   week are restricted, only one of the two has to match. Or a date, for a single run. With null the code declares no
 *   recurring job, as if the decorator were not there.
 */
export const Cron = (
  cronTime: Configurable<CronTime | null>,
  options: ConfigurableOptions<CronOptions> = {},
): JobMethodDecorator =>
  declareRecurringJob({
    ...jobOfMethod('Cron', options instanceof FromProvider ? undefined : options?.name),
    isConfigured: [cronTime, options].some(isConfigured),
    write: (read) => {
      const given = read.options(options);
      return {
        name: given?.name,
        schedule: () => {
          const { zone, options: own } = cronOptions(given);
          const time = read.value(cronTime, 'cron expression');
          if (time === null) return undefined;
          const { cron, ...others } = scheduleOf(time, zone);
          return { cron, options: { ...others, ...own } };
        },
      };
    },
  });
