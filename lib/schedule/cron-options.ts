import { z } from 'zod';
import type { DeclaredRecurringJobOptions } from '../recurring/recurring-job-mark.js';
import { milliseconds, parseOptions } from '../support/options/options.js';
import { scheduleName } from './schedule-name.js';
import { OFFSETS_WITH_ZONE, type ZoneOptions, zoneAhead } from './zone-of.js';

/** The options of `@Cron` in @nestjs/schedule. */
export type CronOptions = {
  /**
   * The id of the recurring job, unique in the application.
   *
   * @default `cron:Class.method`
   */
  name?: string | undefined;
  /**
   * Whether to leave out runs that come due while the last run goes on.
   *
   * @default false
   */
  waitForCompletion?: boolean | undefined;
  /**
   * Whether the recurring job has no next run. It can still be triggered by hand.
   *
   * @default false
   */
  disabled?: boolean | undefined;
  /**
   * How late a missed run may start, in milliseconds. With a minute or less, runs whose time came while no
   * server was running are left out once they are more than a minute late. Otherwise one run makes up for all
   * of them.
   */
  threshold?: number | undefined;
  /** Has no effect. A run may happen in any process, and no process runs jobs before its application has started. */
  initialDelay?: number | undefined;
  /** Has no effect, because no timer is kept. */
  unrefTimeout?: boolean | undefined;
} & (
  | {
      /**
       * The IANA name of the time zone of the expression.
       *
       * @default the time zone of the process
       */
      timeZone?: string | undefined;
      utcOffset?: never;
    }
  | {
      timeZone?: never;
      /** How far the clocks of the expression are ahead of UTC, in minutes. */
      utcOffset?: number | undefined;
    }
);

/** `ignorable` drops occurrences that are later than this. */
const IGNORED_AFTER_MS = 60_000;

const NEVER_AGAIN = new Date(0);

const schema = z
  .strictObject({
    name: scheduleName().optional(),
    timeZone: z.string().optional(),
    utcOffset: z
      .number()
      .refine((offset) => zoneAhead(offset) !== undefined, OFFSETS_WITH_ZONE)
      .optional(),
    unrefTimeout: z.boolean().optional(),
    waitForCompletion: z.boolean().default(false),
    disabled: z.boolean().default(false),
    threshold: milliseconds().optional(),
    initialDelay: milliseconds().optional(),
  })
  .refine(({ timeZone, utcOffset }) => timeZone === undefined || utcOffset === undefined, {
    path: ['utcOffset'],
    message: 'nothing beside timeZone',
  });

/** @throws InvalidOptionsError */
export function cronOptions(given: CronOptions): {
  readonly zone: ZoneOptions;
  readonly options: DeclaredRecurringJobOptions;
} {
  const { timeZone, utcOffset, waitForCompletion, disabled, threshold } = parseOptions(
    'Cron',
    schema,
    given,
  );
  return {
    zone: { timeZone, utcOffset },
    options: {
      overlap: waitForCompletion ? 'skip' : 'allow',
      misfire: threshold !== undefined && threshold <= IGNORED_AFTER_MS ? 'ignorable' : 'relaxed',
      // A pause would not do: pauses belong to people, and stay when the code changes.
      ...(disabled && { startAt: undefined, endAt: NEVER_AGAIN, description: 'Disabled' }),
    },
  };
}
