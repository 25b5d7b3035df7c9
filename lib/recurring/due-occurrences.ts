import type {
  MisfireHandling,
  OverlapHandling,
  RecurringJobRecord,
} from '../storage/recurring/recurring-store.js';
import { UnknownHandlingError } from './errors/unknown-handling-error.js';
import { type PassedTimes, passedTimes } from './passed-times.js';
import { RecurringSchedule } from './recurring-schedule.js';

export interface MisfireOptions {
  /**
   * How late an occurrence may be before it counts as missed, in milliseconds. Without this allowance, a server that
   * was busy for a moment would change what `relaxed` does.
   */
  readonly lateAfterMs: number;
  /** How old an occurrence may be before `ignorable` drops it, in milliseconds. */
  readonly ignoreAfterMs: number;
  /** How many missed occurrences are made up for at once. If there are more, the oldest are dropped. */
  readonly maxMissed: number;
}

export const DEFAULT_MISFIRE_OPTIONS: MisfireOptions = {
  lateAfterMs: 10_000,
  ignoreAfterMs: 60_000,
  maxMissed: 100,
};

const MISFIRES: readonly MisfireHandling[] = ['relaxed', 'strict', 'ignorable'];
const OVERLAPS: readonly OverlapHandling[] = ['allow', 'skip', 'queue'];

export interface DueOccurrence {
  readonly nominalAt: Date;
  /** Whether the occurrence is so late that it counts as missed. */
  readonly isMissed: boolean;
}

export interface DueOccurrences {
  /** The occurrences that may get a job, oldest first. */
  readonly occurrences: readonly DueOccurrence[];
  /**
   * The earlier times that get no job, because another job makes up for them, or because they are too old or too many.
   */
  readonly missed: PassedTimes | undefined;
  readonly nextRunAt: Date | undefined;
}

/**
 * The occurrences that a due recurring job gets now. Its misfire handling decides.
 *
 * @throws UnknownHandlingError for a handling that this version does not know
 */
export function dueOccurrences(
  record: RecurringJobRecord,
  now: Date,
  options: MisfireOptions = DEFAULT_MISFIRE_OPTIONS,
): DueOccurrences {
  requireKnown('misfire', record.misfire, MISFIRES);
  requireKnown('overlap', record.overlap, OVERLAPS);
  const schedule = new RecurringSchedule(record);
  const { times, missed } = dueTimes(record, schedule, now, options);

  return {
    occurrences: times.map((nominalAt) => ({
      nominalAt,
      isMissed: now.getTime() - nominalAt.getTime() > options.lateAfterMs,
    })),
    missed,
    // The next time is after all earlier times, so a clock that was set back repeats no occurrence.
    nextRunAt: schedule.next(latestOf([now, record.nextRunAt, record.lastRunAt, times.at(-1)])),
  };
}

function requireKnown(
  option: 'misfire' | 'overlap',
  stored: string,
  known: readonly string[],
): void {
  if (!known.includes(stored)) throw new UnknownHandlingError(option, stored, known);
}

interface DueTimes {
  readonly times: readonly Date[];
  readonly missed: PassedTimes | undefined;
}

function dueTimes(
  record: RecurringJobRecord,
  schedule: RecurringSchedule,
  now: Date,
  { lateAfterMs, ignoreAfterMs, maxMissed }: MisfireOptions,
): DueTimes {
  const first = record.overdueSince ?? record.nextRunAt;
  if (!first) return { times: [], missed: undefined };

  // The store has found the recurring job due, so its first time counts, even if the clock of this process is a little
  // behind.
  const until = latestOf([now, first]);
  const behind = new Date(until.getTime() + 1);
  const each = (from: Date): DueTimes => {
    const { times, hasEarlier } = schedule.latest(from, until, maxMissed);
    const kept = hasEarlier || from > first ? times : withFirst(first, times).slice(-maxMissed);
    return { times: kept, missed: before(kept[0] ?? behind) };
  };
  const before = (end: Date) => (end > first ? passedTimes(schedule, first, end) : undefined);

  switch (record.misfire) {
    case 'strict':
      return each(first);
    case 'ignorable':
      return each(latestOf([first, new Date(now.getTime() - ignoreAfterMs)]));
    case 'relaxed': {
      if (until.getTime() - first.getTime() <= lateAfterMs) return each(first);
      const [last = first] = schedule.latest(first, until, 1).times;
      return { times: [last], missed: before(last) };
    }
  }
}

/** Keeps the announced time, even where the rules of its zone have changed since. */
function withFirst(first: Date, times: readonly Date[]): readonly Date[] {
  return times[0]?.getTime() === first.getTime() ? times : [first, ...times];
}

function latestOf([first, ...others]: readonly [Date, ...(Date | undefined)[]]): Date {
  return others.reduce<Date>((latest, it) => (it && it > latest ? it : latest), first);
}
