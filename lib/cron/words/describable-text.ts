import { CRON_FIELDS, type CronField, type CronFieldName } from '../reading/cron-field.js';
import type { CronText } from '../reading/cron-text.js';
import { readField } from '../reading/field-content.js';

/** More values than this are described as a range with a step, if there is such a range. */
const MAX_LISTED = 6;

/** The languages in which cronstrue calls the minutes from 3 to 10 "minute 3 past 10". */
const MISREADS_CLOCK_RANGES = new Set(['hu', 'vi']);

/**
 * An expression of six fields with the same meaning that cronstrue describes correctly. For example, cronstrue calls
 * 5-59/59 "every 59 minutes", but that is once an hour.
 */
export function describableText(text: CronText, locale = 'en'): string {
  const names = Object.keys(CRON_FIELDS) as CronFieldName[];
  const [second = '', minute = '', hour = '', ...days] = names.map((name) => {
    const field = CRON_FIELDS[name];
    const described = describable(field, withoutZeros(text[name]));
    return MISREADS_CLOCK_RANGES.has(locale) ? withoutClockRange(field, described) : described;
  });
  const isOnceAnHour = [second, minute].every((it) => /^\d+$/.test(it));
  return [second, minute, isOnceAnHour ? hour : wholeHours(hour), ...days].join(' ');
}

/** cronstrue calls "* 9,17" "every minute, at 09:00 and 17:00", but it means every minute of both hours. */
const wholeHours = (text: string) =>
  text.includes(',') ? text.replace(/(?<=^|,)\d+(?=,|$)/g, '$&-$&') : text;

function withoutClockRange(field: CronField, text: string): string {
  const isClock = field.name === 'second' || field.name === 'minute';
  return isClock && text.includes('-') ? readField(text, field, text).values.join(',') : text;
}

const withoutZeros = (text: string) =>
  text
    .replaceAll('?', '*')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/\bL-0(?!\d)/g, 'L');

function describable(field: CronField, text: string): string {
  const { values, rules } = readField(text, field, text);
  if (rules.length === 0 && values.length === sizeOf(field)) return '*';

  const items = text.split(',');
  if (items.length === 1) return rules.length > 0 ? text : describableItem(field, text, values);
  return [...new Set(items.flatMap((item) => inList(field, item)))].join(',');
}

/** cronstrue misreads steps in a list. */
function inList(field: CronField, item: string): readonly (number | string)[] {
  const { values } = readField(item, field, item);
  return item.includes('/') || values.length === 1 ? values : [item];
}

function describableItem(field: CronField, item: string, values: readonly number[]): string {
  const list = values.join(',');
  if (values.length === 1) return list;

  const [range = '', step] = item.split('/');
  if (step === undefined) return item;

  const fullRange = range.includes('-')
    ? range
    : `${range === '*' ? field.min : range}-${field.max}`;
  if (step === '1') return fullRange;

  // In Turkish, cronstrue reads steps of weekdays as steps of days of the month, so the weekdays are listed.
  if (field.name === 'dayOfWeek') return list;
  if (isInterval(field, values)) return item;
  if (values.length <= MAX_LISTED) return list;
  return range === fullRange || field.name === 'dayOfMonth' ? `${fullRange}/${step}` : list;
}

/** Whether the values are equally far apart, also from the last value round to the first. */
function isInterval(field: CronField, [first = 0, second = 0, ...rest]: readonly number[]) {
  const last = rest.at(-1) ?? second;
  return first + sizeOf(field) - last === second - first;
}

/** How many different values the field has. For weekdays, 0 and 7 are the same. */
const sizeOf = ({ name, min, max }: CronField) => (name === 'dayOfWeek' ? 7 : max - min + 1);
