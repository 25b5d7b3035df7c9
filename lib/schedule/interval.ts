import { z } from 'zod';
import { everyExpression, MAX_INTERVAL_MS, MIN_INTERVAL_MS } from '../cron/every.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/recurring-job.js';
import { jobOfMethod } from './job-of-method.js';
import { type NamedDelay, nameIn, timeoutIn } from './named-delay.js';

/**
 * Runs the method at the multiples of an interval, counted from 1970 in UTC, as a job, once in all processes
 * together. Runs whose time came while no server was running are left out.
 *
 * @param name the id of the recurring job, unique in the application; `interval:Class.method` if left out
 * @param timeout in milliseconds, from a second to a year
 */
export function Interval(timeout: number): JobMethodDecorator;
export function Interval(name: string, timeout: number): JobMethodDecorator;
export function Interval(...given: NamedDelay): JobMethodDecorator {
  return declareRecurringJob((method) => ({
    ...jobOfMethod('Interval', nameIn(given), method),
    schedule: () => ({
      cron: everyExpression(timeoutIn('Interval', given, interval())),
      options: { misfire: 'ignorable' },
    }),
  }));
}

const interval = () => z.number().int().min(MIN_INTERVAL_MS).max(MAX_INTERVAL_MS);
