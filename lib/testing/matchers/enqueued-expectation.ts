import { z } from 'zod';
import { parseOptions } from '../../support/options/options.js';
import { type Duration, durationMs, instantOf } from '../../support/time/duration.js';

/** An asymmetric matcher such as `expect.any(String)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/** A value, a matcher for it, or some of the properties of a plain object. */
export type Expected<Value> =
  | Value
  | AsymmetricMatcher
  | (Value extends readonly (infer Item)[]
      ? readonly Expected<Item>[]
      : Value extends object
        ? { readonly [Name in keyof Value]?: Expected<Value[Name]> }
        : never);

/** Describes jobs among all jobs that were created. Properties that are left out may have any value. */
export interface EnqueuedExpectation<Args extends readonly unknown[] = readonly unknown[]> {
  /**
   * The first arguments, or all of them. Plain objects in them may have further properties, as with
   * `toMatchObject`.
   */
  readonly args?: { readonly [Index in keyof Args]?: Expected<Args[Index]> } | undefined;
  readonly queue?: Expected<string> | undefined;
  readonly priority?: Expected<number> | undefined;
  /** The state that the job is in now. */
  readonly state?: Expected<string> | undefined;
  /** Some of the job's parameters. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** The time that the job is or was scheduled for, or how far from now that time is. */
  readonly at?: Date | Duration | undefined;
  /**
   * With `at`: how far off the time may be, to either side. Without `at`: how soon the job has to run, counted
   * from now. A job that was not scheduled runs at once.
   */
  readonly within?: Duration | undefined;
  /**
   * How many such jobs there must be.
   *
   * @default at least one
   */
  readonly count?: number | undefined;
}

/** When a job is to run. An undefined bound allows any time. */
export interface TimeRange {
  readonly from: Date | undefined;
  readonly to: Date;
}

export interface ResolvedExpectation {
  readonly args: readonly unknown[] | undefined;
  /** The expected properties of the job, by name. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly time: TimeRange | undefined;
  readonly count: number | undefined;
}

const aTime = z.custom<Date | Duration>((value) => typeof value === 'object' && value !== null, {
  error: 'a date or a duration',
});
const aDuration = z.custom<Duration>((value) => typeof value === 'object' && value !== null, {
  error: 'a duration',
});

const schema = z.strictObject({
  args: z.array(z.unknown()).optional(),
  queue: z.unknown().optional(),
  priority: z.unknown().optional(),
  state: z.unknown().optional(),
  parameters: z.unknown().optional(),
  at: aTime.optional(),
  within: aDuration.optional(),
  count: z.int().nonnegative().optional(),
});

/**
 * @throws InvalidOptionsError
 * @throws InvalidTimeError
 */
export function resolveExpectation(given: object, now: Date): ResolvedExpectation {
  const { args, at, within, count, ...properties } = parseOptions('toHaveEnqueued', schema, given);
  return { args, properties: withoutUndefined(properties), time: timeOf(now, at, within), count };
}

function timeOf(now: Date, at?: Date | Duration, within?: Duration): TimeRange | undefined {
  const tolerance = within === undefined ? 0 : durationMs(within);
  if (at === undefined) {
    return within && { from: undefined, to: new Date(now.getTime() + tolerance) };
  }
  const meant = instantOf(at, now).getTime();
  return { from: new Date(meant - tolerance), to: new Date(meant + tolerance) };
}

function withoutUndefined(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
