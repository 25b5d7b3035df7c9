import { z } from 'zod';
import type { DeclaredRecurringJobOptions } from '../recurring/recurring-job.js';
import { milliseconds, parseOptions } from '../support/options/options.js';
import { scheduleName } from './schedule-name.js';
import { OFFSETS_WITH_ZONE, type ZoneOptions, zoneAhead } from './zone-of.js';

/** Those of @nestjs/schedule. */
export type CronOptions = {
  /**
   * The id of the recurring job, once in an application.
   *
   * @default `cron:Class.method`
   */
  name?: string | undefined;
  /**
   * Runs that come due while the last one goes on are left out.
   *
   * @default false
   */
  waitForCompletion?: boolean | undefined;
  /**
   * It has no next run, and can still be triggered by hand.
   *
   * @default false
   */
  disabled?: boolean | undefined;
  /**
   * In milliseconds. With a minute or less, runs that no server was there for are left out once they are
   * more than a minute late. Otherwise they are made up for, once for all of them.
   */
  threshold?: number | undefined;
  /** Has no effect: a run may happen in any process, and starts in none before its application has started. */
  initialDelay?: number | undefined;
  /** Has no effect: no timer is kept. */
  unrefTimeout?: boolean | undefined;
} & (
  | {
      /**
       * The IANA name of the zone whose clocks the expression means.
       *
       * @default that of the process
       */
      timeZone?: string | undefined;
      utcOffset?: never;
    }
  | {
      timeZone?: never;
      /** How far the clocks are ahead of UTC, in minutes. */
      utcOffset?: number | undefined;
    }
);

/** `ignorable` drops what is later than that. */
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
      // Not a pause: that one belongs to people, and stays when the code changes.
      ...(disabled && { startAt: undefined, endAt: NEVER_AGAIN, description: 'Disabled' }),
    },
  };
}
