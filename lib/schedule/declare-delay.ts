import type { ZodType } from 'zod';
import { isConfigured } from '../job/configuration/configurable.js';
import type { JobMethodDecorator } from '../job/job-decorator.js';
import { declareRecurringJob } from '../recurring/declare-recurring-job.js';
import type { DeclaredSchedule } from '../recurring/recurring-job-mark.js';
import { jobOfMethod } from './job-of-method.js';
import { type NamedDelay, nameIn, readDelay, timeoutIn } from './named-delay.js';

/** What tells `@Interval` and `@Timeout` apart. */
export interface KindOfDelay {
  readonly kind: 'Interval' | 'Timeout';
  readonly schema: () => ZodType<number>;
  readonly schedule: (timeoutMs: number) => DeclaredSchedule;
}

/** The recurring job of a method that is decorated with a delay; none where the delay is null. */
export const declareDelay = (
  given: NamedDelay,
  { kind, schema, schedule }: KindOfDelay,
): JobMethodDecorator =>
  declareRecurringJob({
    ...jobOfMethod(kind, nameIn(given)),
    isConfigured: given.some(isConfigured),
    write: (read) => {
      const delay = readDelay(given, read);
      return {
        name: delay.name,
        schedule: () =>
          delay.timeout === null ? undefined : schedule(timeoutIn(kind, delay, schema())),
      };
    },
  });
