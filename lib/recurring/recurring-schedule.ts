import { CronSchedule } from '../cron/cron-schedule.js';
import type { RecurringDefinition } from '../storage/recurring/recurring-store.js';

export type ScheduleDefinition = Pick<
  RecurringDefinition,
  'cron' | 'timeZone' | 'startAt' | 'endAt'
>;

/** The schedule of a recurring job: the times of its expression from its start to its end. */
export class RecurringSchedule {
  private readonly cron: CronSchedule;

  /**
   * @throws InvalidCronError
   * @throws UnknownTimeZoneError
   */
  constructor(private readonly definition: ScheduleDefinition) {
    this.cron = CronSchedule.parse(definition.cron, definition.timeZone);
  }

  /** The first occurrence after an instant. An occurrence at the instant itself does not count. */
  next(after: Date): Date | undefined {
    const { startAt, endAt } = this.definition;
    const isBeforeStart = startAt !== undefined && startAt > after;
    const next = this.cron.next(isBeforeStart ? new Date(startAt.getTime() - 1) : after);
    return next && endAt && next > endAt ? undefined : next;
  }

  /** The next occurrences, in order; fewer than `count` if there are no more. */
  nextMany(after: Date, count: number): Date[] {
    const occurrences: Date[] = [];
    let next = this.next(after);
    while (next && occurrences.length < count) {
      occurrences.push(next);
      next = this.next(next);
    }
    return occurrences;
  }

  /** The latest occurrences from one instant to another, both included, in order. */
  latest(from: Date, until: Date, limit: number): LatestOccurrences {
    const { endAt } = this.definition;
    const last = endAt && endAt < until ? endAt : until;
    const times: Date[] = [];

    let time = this.cron.previous(new Date(last.getTime() + 1));
    while (time && time >= from && times.length < limit) {
      times.push(time);
      time = this.cron.previous(time);
    }
    return { times: times.reverse(), hasEarlier: time !== undefined && time >= from };
  }
}

export interface LatestOccurrences {
  readonly times: readonly Date[];
  /** Whether there are earlier occurrences that the limit left out. */
  readonly hasEarlier: boolean;
}
