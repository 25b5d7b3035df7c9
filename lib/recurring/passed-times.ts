import type { RecurringSchedule } from './recurring-schedule.js';

/** The count stops at this number, because a schedule may have had any number of times since. */
export const MAX_COUNTED_TIMES = 1_000;

/** Several times of a schedule in a row. */
export interface PassedTimes {
  readonly nominalAt: Date;
  /** The last of the times; undefined when there is only one time. */
  readonly lastAt: Date | undefined;
  /** `MAX_COUNTED_TIMES + 1` stands for more than `MAX_COUNTED_TIMES`. */
  readonly count: number;
}

/**
 * The times from `first` up to `before`, without `before` itself. The first time was announced, so it counts in any
 * case.
 */
export function passedTimes(schedule: RecurringSchedule, first: Date, before: Date): PassedTimes {
  const from = new Date(first.getTime() + 1);
  const until = new Date(before.getTime() - 1);
  const { times } = schedule.latest(from, until, MAX_COUNTED_TIMES);
  return { nominalAt: first, lastAt: times.at(-1), count: times.length + 1 };
}
