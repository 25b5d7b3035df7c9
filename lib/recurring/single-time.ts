import { requireInstant } from '../support/time/duration.js';
import type { ScheduleDefinition } from './recurring-schedule.js';

/**
 * A schedule with one occurrence: at the time, or at the full second after it.
 *
 * @throws InvalidTimeError
 */
export function singleTime(time: Date): ScheduleDefinition {
  requireInstant(time);
  const at = new Date(Math.ceil(time.getTime() / 1_000) * 1_000);
  const clock = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()}`;
  return {
    cron: `${clock} ${at.getUTCDate()} ${at.getUTCMonth() + 1} *`,
    timeZone: 'UTC',
    startAt: at,
    endAt: at,
  };
}
