import type { MatchingDays } from '../days/matching-days.js';
import type { ClockHand } from './clock-hand.js';

const SECONDS_PER_DAY = 86_400;

/**
 * The times that an expression names, as a clock on the wall shows them: in milliseconds since 1970,
 * as if that clock were in UTC.
 */
export class LocalTimes {
  constructor(
    private readonly days: MatchingDays,
    private readonly timesOfDay: ClockHand,
  ) {}

  atOrAfter(localMs: number): number | undefined {
    if (!this.days.exist) return undefined;

    const second = Math.ceil(localMs / 1_000);
    const today = Math.floor(second / SECONDS_PER_DAY);
    const day = this.days.atOrAfter(today);
    if (day > today) return msOf(day, this.timesOfDay.first);

    const time = this.timesOfDay.atOrAfter(second - today * SECONDS_PER_DAY);
    if (time !== undefined) return msOf(day, time);
    return msOf(this.days.atOrAfter(today + 1), this.timesOfDay.first);
  }

  atOrBefore(localMs: number): number | undefined {
    if (!this.days.exist) return undefined;

    const second = Math.floor(localMs / 1_000);
    const today = Math.floor(second / SECONDS_PER_DAY);
    const day = this.days.atOrBefore(today);
    if (day < today) return msOf(day, this.timesOfDay.last);

    const time = this.timesOfDay.atOrBefore(second - today * SECONDS_PER_DAY);
    if (time !== undefined) return msOf(day, time);
    return msOf(this.days.atOrBefore(today - 1), this.timesOfDay.last);
  }
}

const msOf = (day: number, secondOfDay: number) => (day * SECONDS_PER_DAY + secondOfDay) * 1_000;
