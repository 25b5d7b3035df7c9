import { z } from 'zod';
import { everyExpression, MAX_INTERVAL_MS, MIN_INTERVAL_MS } from '../cron/every.js';
import type { Configurable } from '../job/configuration/configurable.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareDelay } from './declare-delay.js';
import type { Delay } from './delay.js';
import type { NamedDelay } from './named-delay.js';

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
  return declareDelay(given, {
    kind: 'Interval',
    schema: () => z.number().int().min(MIN_INTERVAL_MS).max(MAX_INTERVAL_MS),
    schedule: (timeoutMs) => ({
      cron: everyExpression(timeoutMs),
      options: { misfire: 'ignorable' },
    }),
  });
}
