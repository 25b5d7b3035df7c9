import fc from 'fast-check';

/** An expression or a part of one, and what it means, said without reading it. */
export interface RandomCron {
  readonly text: string;
  /** Whether it names what a clock on the wall shows, given as if that clock were in UTC. */
  readonly matches: (local: Date) => boolean;
  /** Whether the time of day is nothing but numbers. */
  readonly isFixed: boolean;
}

type Part = fc.Arbitrary<RandomCron>;

interface Unit {
  readonly min: number;
  readonly size: number;
  /** Where `5/2` ends. */
  readonly last: number;
  readonly read: (local: Date) => number;
}

const SECOND: Unit = { min: 0, size: 60, last: 59, read: (local) => local.getUTCSeconds() };
const MINUTE: Unit = { min: 0, size: 60, last: 59, read: (local) => local.getUTCMinutes() };
const HOUR: Unit = { min: 0, size: 24, last: 23, read: (local) => local.getUTCHours() };
const DAY: Unit = { min: 1, size: 31, last: 31, read: (local) => local.getUTCDate() };
const MONTH: Unit = { min: 1, size: 12, last: 12, read: (local) => local.getUTCMonth() + 1 };
const WEEKDAY: Unit = { min: 0, size: 7, last: 7, read: (local) => local.getUTCDay() };

const ANY: RandomCron = { text: '*', matches: () => true, isFixed: false };

/** At any times of the day, on most days. */
export const randomMinutes = (): Part => expression(fc.constant(number(SECOND, 0)));

/** At any seconds of the day, on most days. */
export const randomSeconds = (): Part => expression(field(SECOND));

/** At noon, on any days that there may be. */
export function randomDays(): Part {
  const noon = [number(SECOND, 0), number(MINUTE, 0), number(HOUR, 12)];
  const [anyDays, anyMonths] = [fc.constant(ANY), field(MONTH)];
  return together([
    ...noon.map((part) => fc.constant(part)),
    fc.oneof(anyDays, daysOfMonth()),
    anyMonths,
    fc.oneof(anyDays, daysOfWeek()),
  ]);
}

function expression(second: Part): Part {
  const days = [daysOfMonth(), field(MONTH), daysOfWeek()];
  return together([second, field(MINUTE), field(HOUR), ...days.map((part) => usuallyAny(part))]);
}

function together(fields: readonly Part[]): Part {
  return fc.tuple(...fields).map((parts) => ({
    text: parts.map(({ text }) => text).join(' '),
    matches: (local) => parts.every(({ matches }) => matches(local)),
    isFixed: parts.slice(0, 3).every(({ isFixed }) => isFixed),
  }));
}

const usuallyAny = (part: Part): Part =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(ANY) }, { weight: 1, arbitrary: part });

const field = (unit: Unit): Part =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(ANY) },
    { weight: 2, arbitrary: numbers(unit) },
    { weight: 2, arbitrary: list(plain(unit)) },
  );

const daysOfMonth = (): Part => list(fc.oneof(plain(DAY), lastDay(), nearestToDay()));

const daysOfWeek = (): Part => list(fc.oneof(plain(WEEKDAY), nthWeekday(), lastWeekday()));

function list(item: Part): Part {
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => ({
    text: items.map(({ text }) => text).join(','),
    matches: (local) => items.some(({ matches }) => matches(local)),
    isFixed: items.every(({ isFixed }) => isFixed),
  }));
}

const numbers = (unit: Unit): Part => list(value(unit).map((it) => number(unit, it)));

function plain(unit: Unit): Part {
  const step = fc.integer({ min: 1, max: unit.size - 1 });
  const distance = ([from, to]: readonly [number, number]) => (to - from + unit.size) % unit.size;
  return fc.oneof(
    value(unit).map((it) => number(unit, it)),
    fc
      .tuple(value(unit), value(unit))
      .map((it) => counted(unit, it.join('-'), it[0], distance(it))),
    fc
      .tuple(fc.tuple(value(unit), value(unit)), step)
      .map(([it, by]) => counted(unit, `${it.join('-')}/${by}`, it[0], distance(it), by)),
    step.map((by) => counted(unit, `*/${by}`, unit.min, unit.last - unit.min, by)),
    fc
      .tuple(value(unit), step)
      .map(([from, by]) => counted(unit, `${from}/${by}`, from, unit.last - from, by)),
  );
}

/** Clocks are changed at night. */
const NIGHT = [22, 23, 0, 1, 2, 3];

function value(unit: Unit): fc.Arbitrary<number> {
  const any = fc.integer({ min: unit.min, max: unit.min + unit.size - 1 });
  return unit === HOUR ? fc.oneof(any, fc.constantFrom(...NIGHT), fc.constantFrom(...NIGHT)) : any;
}

function number({ read }: Unit, it: number): RandomCron {
  return { text: `${it}`, matches: (local) => read(local) === it, isFixed: true };
}

/** The values met on the way from the first, with that many to go; after the last comes the least. */
function counted({ min, size, read }: Unit, text: string, from: number, togo: number, by = 1) {
  const values = new Set<number>();
  for (let gone = 0; gone <= togo; gone += by) values.add(min + ((from - min + gone) % size));
  return { text, matches: (local: Date) => values.has(read(local)), isFixed: false };
}

function lastDay(): Part {
  return fc.tuple(fc.nat(30), fc.boolean(), fc.boolean()).map(([before, isNear, isPlain]) => {
    const target = (local: Date) => lengthOfMonth(local) - (isPlain ? 0 : before);
    return {
      text: `L${isPlain ? '' : `-${before}`}${isNear ? 'W' : ''}`,
      matches: (local) =>
        (isNear ? nearestWeekdayTo(target(local), local) : target(local)) === DAY.read(local),
      isFixed: false,
    };
  });
}

function nearestToDay(): Part {
  return value(DAY).map((day) => ({
    text: `${day}W`,
    matches: (local) => nearestWeekdayTo(day, local) === DAY.read(local),
    isFixed: false,
  }));
}

function nthWeekday(): Part {
  return fc.tuple(value(WEEKDAY), fc.integer({ min: 1, max: 5 })).map(([weekday, nth]) => ({
    text: `${weekday}#${nth}`,
    matches: (local) => daysOf(local, weekday)[nth - 1] === DAY.read(local),
    isFixed: false,
  }));
}

function lastWeekday(): Part {
  return value(WEEKDAY).map((weekday) => ({
    text: `${weekday}L`,
    matches: (local) => daysOf(local, weekday).at(-1) === DAY.read(local),
    isFixed: false,
  }));
}

const lengthOfMonth = (local: Date) =>
  new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();

/** The days of the month, in order, that fall on a day of the week. */
function daysOf(local: Date, ...weekdays: readonly number[]): number[] {
  const days = Array.from({ length: lengthOfMonth(local) }, (_, index) => index + 1);
  const weekdayOf = (day: number) => (local.getUTCDay() + day - local.getUTCDate() + 35) % 7;
  return days.filter((day) => weekdays.includes(weekdayOf(day)));
}

function nearestWeekdayTo(day: number, local: Date): number | undefined {
  if (day < 1 || day > lengthOfMonth(local)) return undefined;
  const workdays = daysOf(local, 1, 2, 3, 4, 5);
  return workdays.sort((a, b) => Math.abs(a - day) - Math.abs(b - day))[0];
}
