import { CronExpressionParser } from 'cron-parser';
import { LATEST_MS, requireInstant } from '../support/duration.js';
import { ClockHand } from './clock-hand.js';
import { CRON_FIELDS, type CronField, type CronFieldName } from './cron-field.js';
import { cronTextOf } from './cron-text.js';
import { anyOf, bothOf, type DayRule, onDays, onWeekdays } from './day-rule.js';
import { LocalTimes } from './local-times.js';
import { MatchingDays } from './matching-days.js';
import { Occurrences } from './occurrences.js';
import { ascendingParts } from './plain-item.js';
import { specialDay } from './special-day.js';
import { TimeZone } from './time-zone.js';
import { unreadableItem } from './unreadable-item.js';

const MAX_KNOWN_VALUES = 1_000;
const knownValues = new Map<string, readonly number[]>();

/** What the items of a field stand for. */
interface FieldContent {
  /** Ascending. */
  readonly values: readonly number[];
  /** Of `L`, `W` and `#`. */
  readonly rules: readonly DayRule[];
}

/**
 * When a cron expression occurs in a time zone, by the rules of Hangfire: a day has to match the day
 * of month *and* the day of week; a time that a change of the clocks skips occurs right after it; one
 * that it repeats occurs once, unless the second, minute or hour has `*`, a range or a step.
 */
export class CronSchedule {
  private constructor(
    readonly expression: string,
    /** The IANA name. */
    readonly timeZone: string,
    /** Whether it names a day that no calendar has, such as 31 February. */
    readonly isNever: boolean,
    private readonly occurrences: Occurrences,
  ) {}

  /**
   * @throws InvalidCronError
   * @throws UnknownTimeZoneError
   */
  static parse(expression: string, timeZone = 'UTC'): CronSchedule {
    const text = cronTextOf(expression);
    const zone = TimeZone.named(timeZone);
    const read = (name: CronFieldName) => readField(expression, CRON_FIELDS[name], text[name]);
    const [second, minute, hour] = [read('second'), read('minute'), read('hour')];
    const [dayOfMonth, month, dayOfWeek] = [read('dayOfMonth'), read('month'), read('dayOfWeek')];

    const days = new MatchingDays(
      month.values,
      bothOf(
        anyOf([onDays(dayOfMonth.values), ...dayOfMonth.rules]),
        anyOf([onWeekdays(dayOfWeek.values), ...dayOfWeek.rules]),
      ),
    );
    const timesOfMinute = new ClockHand(second.values, 1);
    const timesOfHour = new ClockHand(minute.values, 60, timesOfMinute);
    const timesOfDay = new ClockHand(hour.values, 3_600, timesOfHour);

    const occurrences = new Occurrences({
      times: new LocalTimes(days, timesOfDay),
      zone,
      runsThroughRepeats: [text.second, text.minute, text.hour].some((it) => /[*?/-]/.test(it)),
    });
    return new CronSchedule(expression, zone.name, !days.exist, occurrences);
  }

  /** The first occurrence after an instant, and not at it; undefined if there is none. */
  next(after: Date): Date | undefined {
    requireInstant(after);
    const occurrence = this.occurrences.after(after.getTime());
    return occurrence === undefined || occurrence > LATEST_MS ? undefined : new Date(occurrence);
  }

  /** The last occurrence before an instant, and not at it; undefined if there is none. */
  previous(before: Date): Date | undefined {
    requireInstant(before);
    const occurrence = this.occurrences.before(before.getTime());
    return occurrence === undefined || occurrence < -LATEST_MS ? undefined : new Date(occurrence);
  }

  /** The occurrences after an instant, in order; fewer than `count` if there are no more. */
  nextMany(after: Date, count: number): Date[] {
    const occurrences: Date[] = [];
    let last: Date | undefined = after;
    while (occurrences.length < count) {
      last = this.next(last);
      if (last === undefined) break;
      occurrences.push(last);
    }
    return occurrences;
  }
}

function readField(expression: string, field: CronField, text: string): FieldContent {
  const values = new Set<number>();
  const rules: DayRule[] = [];

  for (const item of text.split(',')) {
    const rule = specialDay(field, item);
    if (rule) rules.push(rule);
    else for (const value of plainValues(expression, field, item)) values.add(value);
  }
  return { values: [...values].sort((a, b) => a - b), rules };
}

function plainValues(expression: string, field: CronField, item: string): readonly number[] {
  const parts = ascendingParts(field, item);
  if (parts === undefined) throw unreadableItem(expression, field, item);
  try {
    return parts.flatMap((part) => valuesOf(field, part));
  } catch (cause) {
    throw unreadableItem(expression, field, item, { cause });
  }
}

/**
 * One item at a time: cron-parser does not say which field is wrong, and refuses a list that names
 * a value twice. Each time it makes a whole expression, so what it said is kept.
 */
function valuesOf({ name }: CronField, part: string): readonly number[] {
  const key = `${name} ${part}`;
  const known = knownValues.get(key);
  if (known !== undefined) return known;

  const fields = Object.values(CRON_FIELDS).map((it) => (it.name === name ? part : '*'));
  const read = CronExpressionParser.parse(fields.join(' ')).fields[name].values.map(Number);
  const values = name === 'dayOfWeek' ? read.map((weekday) => weekday % 7) : read;

  if (knownValues.size >= MAX_KNOWN_VALUES) knownValues.clear();
  knownValues.set(key, values);
  return values;
}
