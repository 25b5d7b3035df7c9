import { z } from 'zod';
import { everyExpression, MAX_INTERVAL_MS, MIN_INTERVAL_MS } from '../cron/every.js';
import { type Configurable, isConfigured } from '../job/configuration/configurable.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/declare-recurring-job.js';
import type { Delay } from './delay.js';
import { jobOfMethod } from './job-of-method.js';
import { type NamedDelay, nameIn, readDelay, timeoutIn } from './named-delay.js';

/**
 * Runs the method at the multiples of an interval, counted from 1970 in UTC, as a job, once in all processes
 * together. Runs whose time came while no server was running are left out.
 *
 * @param name the id of the recurring job, unique in the application; `interval:Class.method` if left out
 * @param timeout in milliseconds, from a second to a year; null declares no recurring job
 */
export function Interval(timeout: Delay): JobMethodDecorator;
export function Interval(name: Configurable<string>, timeout: Delay): JobMethodDecorator;
export function Interval(...given: NamedDelay): JobMethodDecorator {
  return declareRecurringJob({
    ...jobOfMethod('Interval', nameIn(given)),
    isConfigured: given.some(isConfigured),
    write: (read) => {
      const delay = readDelay(given, read);
      return {
        name: delay.name,
        schedule: () => {
          if (delay.timeout === null) return undefined;
          return {
            cron: everyExpression(timeoutIn('Interval', delay, interval())),
            options: { misfire: 'ignorable' },
          };
        },
      };
    },
  });
}

const interval = () => z.number().int().min(MIN_INTERVAL_MS).max(MAX_INTERVAL_MS);
