import { z } from 'zod';
import { CronSchedule } from '../cron/cron-schedule.js';
import { requireQueueName } from '../job/queue-name.js';
import type { StoredCall } from '../storage/jobs/records.js';
import { NAME_LIMITS } from '../storage/name-limits.js';
import type {
  MisfireHandling,
  OverlapHandling,
  RecurringDefinition,
} from '../storage/recurring/recurring-store.js';
import { toldAs } from '../support/options/coded-expectation.js';
import { MAX_SECONDS } from '../support/options/option-schemas.js';
import { parseOptions } from '../support/options/options.js';
import { EXACT_TEXT, isExactText } from '../support/text/exact-text.js';
import { type Duration, durationMs, LATEST_MS } from '../support/time/duration.js';

export interface RecurringJobOptions {
  /**
   * The IANA name of the time zone of the cron expression, such as `Europe/Istanbul`.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string | undefined;
  /**
   * The queue of the jobs. Takes precedence over a `@Queue` decorator.
   *
   * @default the queue of the decorator, else 'default'
   */
  readonly queue?: string | undefined;
  /**
   * What happens to occurrences whose time came while no server was running:
   *
   * - `relaxed`: they get one job together.
   * - `strict`: each of the latest 100 gets a job.
   * - `ignorable`: they get no job once they are more than a minute late.
   *
   * @default 'relaxed'
   */
  readonly misfire?: MisfireHandling | undefined;
  /**
   * What happens to an occurrence while the job of an earlier occurrence has not ended (a Failed job counts as ended):
   *
   * - `allow`: both jobs run at the same time.
   * - `skip`: the occurrence gets no job.
   * - `queue`: its job runs after the earlier job. Where the method has a lock filter, such as
   *   `@DisableConcurrentExecution`, the filter decides instead.
   *
   * @default 'allow'
   */
  readonly overlap?: OverlapHandling | undefined;
  /** No occurrence comes before this time. */
  readonly startAt?: Date | undefined;
  /** No occurrence comes after this time. */
  readonly endAt?: Date | undefined;
  /**
   * How much later than its nominal time each job may start, so that the jobs of a full hour do not all start
   * at once.
   *
   * @default none
   */
  readonly jitter?: Duration | undefined;
  /** A text for people. */
  readonly description?: string | undefined;
}

const MAX_DESCRIPTION_CHARS = 1_000;

const text = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    .refine(isExactText, { message: EXACT_TEXT, params: toldAs('exact') });
const instant = () =>
  z.date().refine((at) => Math.abs(at.getTime()) <= LATEST_MS, 'a date before the year 10000');
const lengthOfTime = z.custom<Duration>(isLengthOfTime, {
  error: 'a duration such as { minutes: 5 }, not below zero',
});

const idSchema = z.strictObject({ id: text(NAME_LIMITS.recurringId).min(1) });

const schema = z
  .strictObject({
    timeZone: z.string().default('UTC'),
    queue: z.string().optional(),
    misfire: z.enum(['relaxed', 'strict', 'ignorable']).default('relaxed'),
    overlap: z.enum(['allow', 'skip', 'queue']).default('allow'),
    startAt: instant().optional(),
    endAt: instant().optional(),
    jitter: lengthOfTime.default({}),
    description: text(MAX_DESCRIPTION_CHARS).optional(),
  })
  .refine(({ startAt, endAt }) => !startAt || !endAt || startAt <= endAt, {
    path: ['endAt'],
    message: 'a date not before startAt',
  });

const SCOPE = 'RecurringJob';

/** @throws InvalidOptionsError unless the id is a text of 1 to 100 characters */
export function requireRecurringJobId(id: unknown): string {
  return parseOptions(SCOPE, idSchema, { id }).id;
}

/**
 * @throws InvalidOptionsError
 * @throws InvalidCronError
 * @throws UnknownTimeZoneError
 * @throws InvalidQueueNameError
 */
export function recurringDefinition(
  cron: string,
  given: RecurringJobOptions,
  { type, method, arguments: args }: StoredCall,
): RecurringDefinition {
  return { type, method, arguments: args, ...recurringTerms(cron, given) };
}

/**
 * The definition without its call.
 *
 * @throws InvalidOptionsError
 * @throws InvalidCronError
 * @throws UnknownTimeZoneError
 * @throws InvalidQueueNameError
 */
export function recurringTerms(
  cron: string,
  given: RecurringJobOptions,
): Omit<RecurringDefinition, keyof StoredCall> {
  const options = parseOptions(SCOPE, schema, given);
  const { timeZone } = CronSchedule.parse(cron, options.timeZone);
  return {
    cron,
    timeZone,
    queue: options.queue === undefined ? undefined : requireQueueName(options.queue),
    misfire: options.misfire,
    overlap: options.overlap,
    startAt: options.startAt,
    endAt: options.endAt,
    jitterMs: Math.round(durationMs(options.jitter)),
    description: options.description,
  };
}

function isLengthOfTime(value: unknown): boolean {
  try {
    const ms = durationMs(value as Duration);
    return typeof value === 'object' && ms >= 0 && ms <= MAX_SECONDS * 1_000;
  } catch {
    return false;
  }
}
