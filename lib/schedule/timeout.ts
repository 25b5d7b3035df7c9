import { Cron } from '../cron/cron.js';
import type { Configurable } from '../job/configuration/configurable.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { milliseconds } from '../support/options/options.js';
import { declareDelay } from './declare-delay.js';
import type { Delay } from './delay.js';
import type { NamedDelay } from './named-delay.js';

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
  return declareDelay(given, {
    kind: 'Timeout',
    schema: milliseconds,
    schedule: (timeoutMs) => ({ cron: Cron.never(), options: {}, afterStartMs: timeoutMs }),
  });
}
