import { computed } from '@preact/signals';
import type { BoundedCount } from '../../../answers/live';
import { locale } from './locale';

const numbers = computed(() => new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }));
const percents = computed(
  () => new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }),
);
const shares = computed(
  () => new Intl.NumberFormat(locale.value, { style: 'percent', maximumSignificantDigits: 2 }),
);
const absoluteTimes = computed(
  () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'medium' }),
);
const relativeTimes = computed(
  () => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'short' }),
);

/** One of several names. */
export function formatChoice(names: readonly string[]): string {
  return new Intl.ListFormat(locale.value, { type: 'disjunction' }).format(names);
}

export function formatNumber(value: number): string {
  return numbers.value.format(value);
}

/** Writes `100,000+` if the count stopped at its limit. */
export function formatCount({ count, isExact }: BoundedCount): string {
  return isExact ? formatNumber(count) : `${formatNumber(count)}+`;
}

export function formatPercent(share: number): string {
  return percents.value.format(share);
}

/** Also shows small shares, such as `0.03%`, which rounding would turn into none. */
export function formatShare(share: number): string {
  return shares.value.format(share);
}

export function formatAbsoluteTime(at: number): string {
  return absoluteTimes.value.format(at);
}

/** A day of the store's clock. */
export function formatDay(at: number): string {
  return new Intl.DateTimeFormat(locale.value, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(at);
}

/** For the zones in which recurring jobs are scheduled. */
export function formatTimeInZone(at: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat(locale.value, {
      weekday: 'short',
      dateStyle: undefined,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZone,
      timeZoneName: 'short',
    }).format(at);
  } catch {
    return formatAbsoluteTime(at);
  }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const RELATIVE_UNITS = [
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const;

/** From a day on, it counts calendar days of the reader: on Saturday, Monday is not "tomorrow". */
export function formatRelativeTime(at: number, now: number): string {
  const difference = at - now;
  const days = Math.abs(difference) < DAY ? 0 : calendarDayOf(at) - calendarDayOf(now);
  if (days !== 0) return relativeTimes.value.format(days, 'day');

  const [unit, size] =
    RELATIVE_UNITS.find(([, size]) => Math.abs(difference) >= size) ??
    (['second', SECOND] as const);
  return relativeTimes.value.format(Math.trunc(difference / size), unit);
}

/** The number of a day in the reader's zone. Days there may have 23 or 25 hours; in UTC they have 24. */
function calendarDayOf(at: number): number {
  const local = new Date(at);
  // `Date.UTC` treats the years before 100 as years of the last century.
  const midnight = new Date(0).setUTCFullYear(
    local.getFullYear(),
    local.getMonth(),
    local.getDate(),
  );
  return midnight / DAY;
}

/** The two largest units: `2 h 5 min`, `340 ms`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < SECOND) return unit(Math.round(ms), 'millisecond');
  if (ms < 10 * SECOND) return unit(Math.round(ms / 10) / 100, 'second');
  if (ms < MINUTE) return unit(Math.round(ms / SECOND), 'second');
  if (ms < HOUR) return two(ms, MINUTE, 'minute', SECOND, 'second');
  if (ms < DAY) return two(ms, HOUR, 'hour', MINUTE, 'minute');
  return two(ms, DAY, 'day', HOUR, 'hour');
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatBytes(bytes: number): string {
  let value = bytes;
  let index = 0;
  while (value >= 1000 && index < BYTE_UNITS.length - 1) {
    value /= 1000;
    index += 1;
  }
  return unit(value, BYTE_UNITS[index] ?? 'byte', value < 10 ? 1 : 0);
}

type DurationUnit = 'millisecond' | 'second' | 'minute' | 'hour' | 'day';

function two(
  ms: number,
  largeMs: number,
  large: DurationUnit,
  smallMs: number,
  small: DurationUnit,
): string {
  const larger = Math.floor(ms / largeMs);
  const smaller = Math.floor((ms % largeMs) / smallMs);
  return smaller === 0 ? unit(larger, large) : `${unit(larger, large)} ${unit(smaller, small)}`;
}

function unit(value: number, name: string, maximumFractionDigits = 2): string {
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}
