/** The facts about a month that decide which of its days match. */
export interface MonthShape {
  readonly length: number;
  /** The weekday of the first day; 0 is Sunday. */
  readonly firstWeekday: number;
}

/** The days of a month that match, as a set of bits: bit 1 is the first day. */
export type DayRule = (month: MonthShape) => number;

export const onDays =
  (days: readonly number[]): DayRule =>
  (month) =>
    bitsOf(days.filter((day) => day <= month.length));

export const onWeekdays =
  (weekdays: readonly number[]): DayRule =>
  (month) =>
    bitsOf(daysOf(month).filter((day) => weekdays.includes(weekdayOf(month, day))));

/** Serves `L` and `L-3`. */
export const daysBeforeLast =
  (days: number): DayRule =>
  (month) =>
    bitsOf(days < month.length ? [month.length - days] : []);

/** Serves `15W` and `LW`: the weekday that is nearest to a day, within its month. */
export const nearestWeekday =
  (rule: DayRule): DayRule =>
  (month) =>
    bitsOf(
      daysOf(month)
        .filter((day) => has(rule(month), day))
        .map((day) => day + distanceToWeekday(month, day)),
    );

/** Serves `MON#2`: the second Monday. */
export const nthWeekday =
  (weekday: number, nth: number): DayRule =>
  (month) =>
    onWeekdays([weekday])(month) &
    bitsOf(daysOf(month).filter((day) => Math.ceil(day / 7) === nth));

/** Serves `FRIL`: the last Friday. */
export const lastWeekday =
  (weekday: number): DayRule =>
  (month) =>
    onWeekdays([weekday])(month) & bitsOf(daysOf(month).filter((day) => day > month.length - 7));

export const anyOf =
  (rules: readonly DayRule[]): DayRule =>
  (month) =>
    rules.reduce((days, rule) => days | rule(month), 0);

export const bothOf =
  (one: DayRule, other: DayRule): DayRule =>
  (month) =>
    one(month) & other(month);

function distanceToWeekday(month: MonthShape, day: number): number {
  const weekday = weekdayOf(month, day);
  if (weekday === 6) return day === 1 ? 2 : -1;
  if (weekday === 0) return day === month.length ? -2 : 1;
  return 0;
}

const weekdayOf = ({ firstWeekday }: MonthShape, day: number) => (firstWeekday + day - 1) % 7;

const daysOf = ({ length }: MonthShape) => Array.from({ length }, (_, index) => index + 1);

const bitsOf = (days: readonly number[]) => days.reduce((bits, day) => bits | (1 << day), 0);

const has = (bits: number, day: number) => (bits & (1 << day)) !== 0;
