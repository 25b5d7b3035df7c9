import { withCrontabDays } from '../cron/crontab-days.js';
import type { ScheduleDefinition } from '../recurring/recurring-schedule.js';
import { singleTime } from '../recurring/single-time.js';
import { zoneOf } from './zone-of.js';

/** The part of Luxon's `DateTime` that this library needs. */
export interface LuxonDateTime {
  toJSDate(): Date;
}

/** A cron expression, or the time of a single run. */
export type CronTime = string | Date | LuxonDateTime;

/**
 * @throws InvalidCronError
 * @throws InvalidTimeError
 */
export function scheduleOf(
  cronTime: CronTime,
  zone: Parameters<typeof zoneOf>[0],
): ScheduleDefinition {
  if (cronTime instanceof Date) return singleTime(cronTime);
  if (isDateTime(cronTime)) return singleTime(cronTime.toJSDate());
  return { cron: withCrontabDays(cronTime), timeZone: zoneOf(zone) };
}

const isDateTime = (cronTime: string | LuxonDateTime): cronTime is LuxonDateTime =>
  typeof cronTime === 'object' && typeof cronTime?.toJSDate === 'function';
