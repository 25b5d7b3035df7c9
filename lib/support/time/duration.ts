import { InvalidTimeError } from './invalid-time-error.js';

/** A length of time. Its parts add up: `{ days: 3 }`, `{ hours: 1, minutes: 30 }`. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

const MS_PER = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
  milliseconds: 1,
} as const;

/** The last instant that every store can keep: 9999-12-31T23:59:59.999Z. */
export const LATEST_MS = 253_402_300_799_999;

export function durationMs(duration: Duration): number {
  let total = 0;

  for (const [unit, amount] of Object.entries(duration)) {
    const perUnit = MS_PER[unit as keyof typeof MS_PER];
    if (perUnit === undefined || typeof amount !== 'number' || !Number.isFinite(amount)) {
      throw new InvalidTimeError(duration);
    }
    total += amount * perUnit;
  }
  return total;
}

/**
 * The instant of `when`, counted from `now`. A past instant and a negative duration are allowed, and mean "at once".
 *
 * @throws InvalidTimeError when the instant is no date, or lies after the year 9999.
 */
export function instantOf(when: Date | Duration, now: Date): Date {
  const isObject = typeof when === 'object' && when !== null;
  if (!isObject || (!(when instanceof Date) && Object.keys(when).length === 0)) {
    throw new InvalidTimeError(when);
  }

  const ms = when instanceof Date ? when.getTime() : now.getTime() + durationMs(when);
  if (!isInRange(ms)) throw new InvalidTimeError(when);
  return new Date(Math.trunc(ms));
}

/** @throws InvalidTimeError unless `at` is a date that every store can keep */
export function requireInstant(at: Date): void {
  if (!(at instanceof Date) || !isInRange(at.getTime())) throw new InvalidTimeError(at);
}

const isInRange = (ms: number) => Number.isFinite(ms) && Math.abs(ms) <= LATEST_MS;
