import { LATEST_MS, requireInstant } from '../support/time/duration.js';
import { anyOf, bothOf, onDays, onWeekdays } from './days/day-rule.js';
import { MatchingDays } from './days/matching-days.js';
import { intervalMsOf } from './every.js';
import { AnyOccurrences } from './instants/any-occurrences.js';
import { ClockHand } from './instants/clock-hand.js';
import { IntervalOccurrences } from './instants/interval-occurrences.js';
import { LocalTimes } from './instants/local-times.js';
import { type InstantSequence, Occurrences } from './instants/occurrences.js';
import { alternativesOf } from './reading/cron-alternatives.js';
import { CRON_FIELDS, type CronFieldName } from './reading/cron-field.js';
import { cronTextOf } from './reading/cron-text.js';
import { readField } from './reading/field-content.js';
import { TimeZone } from './zones/time-zone.js';

/**
 * When a cron expression occurs in a time zone, by the rules of Hangfire. A day has to match the day of month *and* the
 * day of week. A time that a change of the clocks skips occurs right after the change. A time that a change repeats
 * occurs once, unless the second, minute or hour has `*`, a range or a step.
 *
 * Several expressions with `|` between them occur whenever one of them occurs. `@every 90s` occurs at the multiples of
 * an interval, whatever the clocks show.
 */
export class CronSchedule {
  private constructor(
    readonly expression: string,
    /** The IANA name of the time zone. */
    readonly timeZone: string,
    /** Whether the expression names only days that no calendar has, such as 31 February. */
    readonly isNever: boolean,
    private readonly occurrences: InstantSequence,
  ) {}

  /**
   * @throws InvalidCronError
   * @throws UnknownTimeZoneError
   */
  static parse(expression: string, timeZone = 'UTC'): CronSchedule {
    // An error in the expression is reported before an error in the time zone.
    const alternatives = alternativesOf(expression).map(readAlternative);
    const zone = TimeZone.named(timeZone);

    return new CronSchedule(
      expression,
      zone.name,
      alternatives.every(({ isNever }) => isNever),
      new AnyOccurrences(alternatives.map(({ occurrencesIn }) => occurrencesIn(zone))),
    );
  }

  /**
   * The first occurrence after an instant; an occurrence at the instant itself does not count. Undefined if
   * there is none.
   */
  next(after: Date): Date | undefined {
    requireInstant(after);
    const occurrence = this.occurrences.after(after.getTime());
    return occurrence === undefined || occurrence > LATEST_MS ? undefined : new Date(occurrence);
  }

  /**
   * The last occurrence before an instant; an occurrence at the instant itself does not count. Undefined if
   * there is none.
   */
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

interface Alternative {
  readonly isNever: boolean;
  readonly occurrencesIn: (zone: TimeZone) => InstantSequence;
}

function readAlternative(expression: string): Alternative {
  const intervalMs = intervalMsOf(expression);
  if (intervalMs !== undefined) {
    return { isNever: false, occurrencesIn: () => new IntervalOccurrences(intervalMs) };
  }

  const text = cronTextOf(expression);
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

  const times = new LocalTimes(days, timesOfDay);
  const clockTexts = [text.second, text.minute, text.hour];
  const runsThroughRepeats = clockTexts.some((it) => /[*?/-]/.test(it));
  return {
    isNever: !days.exist,
    occurrencesIn: (zone) => new Occurrences({ times, zone, runsThroughRepeats }),
  };
}
