import type { RandomCron } from './random-cron.js';

export interface Stretch {
  readonly timeZone: string;
  /** Not included. */
  readonly from: Date;
  /** Included. */
  readonly until: Date;
  /** Divides everything that may happen in the stretch. */
  readonly stepMs: number;
}

const QUARTER_MS = 900_000;
const QUARTERS_PER_DAY = 96;

/** The occurrences in a stretch of time: looks at every clock time that there is, and at every one skipped. */
export function occurrencesBySearch(cron: RandomCron, stretch: Stretch): Date[] {
  const { from, until, stepMs } = stretch;
  const clock = clockIn(stretch.timeZone);
  const found: Date[] = [];

  let last = clock(from.getTime());
  for (let at = from.getTime() + stepMs; at <= until.getTime(); at += stepMs) {
    const local = clock(at);
    const runs =
      timesBetween(last, local, stepMs).some((skipped) => cron.matches(skipped)) ||
      (cron.matches(new Date(local)) && !(cron.isFixed && wasShownBefore(clock, at)));
    if (runs) found.push(new Date(at));
    last = local;
  }
  return found;
}

function timesBetween(earlier: number, later: number, stepMs: number): Date[] {
  const times: Date[] = [];
  for (let local = earlier + stepMs; local < later; local += stepMs) times.push(new Date(local));
  return times;
}

function wasShownBefore(clock: (at: number) => number, at: number): boolean {
  const local = clock(at);
  const wasPutBack =
    local - clock(at - QUARTERS_PER_DAY * QUARTER_MS) < QUARTERS_PER_DAY * QUARTER_MS;
  if (!wasPutBack) return false;

  for (let quarters = 1; quarters <= QUARTERS_PER_DAY; quarters += 1) {
    if (clock(at - quarters * QUARTER_MS) === local) return true;
  }
  return false;
}

function clockIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const [month = 0, day, year = 0, hour, minute, second] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
}
