import type { RecurringSchedule } from './recurring-schedule.js';

/** No more times are counted: a schedule may have had any number since. */
export const MAX_COUNTED_TIMES = 1_000;

/** Times of a schedule in a row. */
export interface PassedTimes {
  readonly nominalAt: Date;
  /** Undefined where it is one time. */
  readonly lastAt: Date | undefined;
  /** `MAX_COUNTED_TIMES + 1` stands for more than `MAX_COUNTED_TIMES`. */
  readonly count: number;
}

/** The times from the first one, which was announced and counts in any case, up to but without an instant. */
export function passedTimes(schedule: RecurringSchedule, first: Date, before: Date): PassedTimes {
  const from = new Date(first.getTime() + 1);
  const until = new Date(before.getTime() - 1);
  const { times } = schedule.latest(from, until, MAX_COUNTED_TIMES);
  return { nominalAt: first, lastAt: times.at(-1), count: times.length + 1 };
}
