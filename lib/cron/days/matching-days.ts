import type { DayRule, MonthShape } from './day-rule.js';

const MS_PER_DAY = 86_400_000;
const THURSDAY = 4;

/** The days that match, on a calendar without time zones; 1970-01-01 is day 0. */
export class MatchingDays {
  /** Whether any day matches. If so, two neighbouring matches are at most 40 years apart. */
  readonly exist: boolean;
  private readonly daysByShape = new Map<number, number>();

  constructor(
    /** The months that match, from 1 to 12. */
    private readonly months: readonly number[],
    private readonly rule: DayRule,
  ) {
    this.exist = months.some((month) => shapesOf(month).some((shape) => this.daysIn(shape) !== 0));
  }

  /** Call this only when matching days exist; otherwise it never returns. */
  atOrAfter(day: number): number {
    let month = monthOf(day);
    let days = this.daysOf(month) & -(1 << dayOfMonth(day));

    while (days === 0) {
      month += 1;
      days = this.daysOf(month);
    }
    return startOf(month) + lowestOf(days) - 1;
  }

  /** Call this only when matching days exist; otherwise it never returns. */
  atOrBefore(day: number): number {
    let month = monthOf(day);
    let days = this.daysOf(month) & ~(-2 << dayOfMonth(day));

    while (days === 0) {
      month -= 1;
      days = this.daysOf(month);
    }
    return startOf(month) + highestOf(days) - 1;
  }

  private daysOf(month: number): number {
    if (!this.months.includes(modulo(month, 12) + 1)) return 0;

    const start = startOf(month);
    const firstWeekday = modulo(start + THURSDAY, 7);
    return this.daysIn({ length: startOf(month + 1) - start, firstWeekday });
  }

  private daysIn(shape: MonthShape): number {
    const key = shape.length * 7 + shape.firstWeekday;
    let days = this.daysByShape.get(key);
    if (days === undefined) {
      days = this.rule(shape);
      this.daysByShape.set(key, days);
    }
    return days;
  }
}

/**
 * All forms that the month has within 400 years, after which the calendar repeats. Every month begins on each weekday.
 */
function shapesOf(month: number): readonly MonthShape[] {
  const lengths = new Set(
    [2023, 2024].map((year) => new Date(Date.UTC(year, month, 0)).getUTCDate()),
  );
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  return [...lengths].flatMap((length) =>
    weekdays.map((firstWeekday) => ({ length, firstWeekday })),
  );
}

/** Months are counted from January of the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * MS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), modulo(month, 12), 1) / MS_PER_DAY;
}

const dayOfMonth = (day: number) => new Date(day * MS_PER_DAY).getUTCDate();

const lowestOf = (days: number) => 31 - Math.clz32(days & -days);

const highestOf = (days: number) => 31 - Math.clz32(days);

const modulo = (value: number, divisor: number) => ((value % divisor) + divisor) % divisor;
