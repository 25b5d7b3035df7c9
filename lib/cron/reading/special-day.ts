import {
  type DayRule,
  daysBeforeLast,
  lastWeekday,
  nearestWeekday,
  nthWeekday,
  onDays,
} from '../days/day-rule.js';
import type { CronField } from './cron-field.js';
import { numberOf } from './plain-item.js';

const LAST_DAY = /^L(?:-(?<days>\d{1,2}))?(?<nearest>W)?$/;
const NEAREST_WEEKDAY = /^(?<day>\d{1,2})W$/;
const NTH_OR_LAST = /^(?<weekday>\d{1,2}|[A-Z]{3})(?:L|#0?(?<nth>[1-5]))$/;

/** The days that `L`, `L-3`, `LW`, `15W`, `FRIL` or `MON#2` stands for; undefined for every other item. */
export function specialDay(field: CronField, item: string): DayRule | undefined {
  if (field.name === 'dayOfMonth') return lastDay(item) ?? dayNearWeekday(item);
  return field.name === 'dayOfWeek' ? nthOrLast(field, item) : undefined;
}

function lastDay(item: string): DayRule | undefined {
  const groups = LAST_DAY.exec(item)?.groups;
  if (groups === undefined) return undefined;

  const days = Number(groups.days ?? 0);
  if (days > 30) return undefined;
  return groups.nearest ? nearestWeekday(daysBeforeLast(days)) : daysBeforeLast(days);
}

function dayNearWeekday(item: string): DayRule | undefined {
  const day = Number(NEAREST_WEEKDAY.exec(item)?.groups?.day);
  return day >= 1 && day <= 31 ? nearestWeekday(onDays([day])) : undefined;
}

function nthOrLast(field: CronField, item: string): DayRule | undefined {
  const groups = NTH_OR_LAST.exec(item)?.groups;
  const weekday = numberOf(field, groups?.weekday ?? '');
  if (weekday === undefined || weekday > field.max) return undefined;

  return groups?.nth ? nthWeekday(weekday % 7, Number(groups.nth)) : lastWeekday(weekday % 7);
}
