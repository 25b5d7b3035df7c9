import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/recurring-job.js';
import { type CronOptions, cronOptions } from './cron-options.js';
import { type CronTime, scheduleOf } from './cron-time.js';
import { jobOfMethod } from './job-of-method.js';

/**
 * Runs the method by a schedule, as a job, once in all processes together.
 *
 * @param cronTime five or six fields, which mean what they mean in @nestjs/schedule: where both day of month
 *   and day of week are restricted, one of the two has to match. Or a date, for a single run.
 */
export const Cron = (cronTime: CronTime, options: CronOptions = {}): JobMethodDecorator =>
  declareRecurringJob((method) => ({
    ...jobOfMethod('Cron', options?.name, method),
    schedule: () => {
      const { zone, options: own } = cronOptions(options);
      const { cron, ...others } = scheduleOf(cronTime, zone);
      return { cron, options: { ...others, ...own } };
    },
  }));
