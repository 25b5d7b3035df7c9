import { intervalMsOf } from './every.js';
import { alternativesOf } from './reading/cron-alternatives.js';
import { CRON_FIELDS } from './reading/cron-field.js';
import { type CronText, cronTextOf } from './reading/cron-text.js';
import { readField } from './reading/field-content.js';

/**
 * Translates a crontab's expression into an expression of this library. In a crontab, a day has to match the day of
 * month *or* the day of week where both are restricted. A field that allows every day restricts nothing, however it is
 * written.
 *
 * @throws InvalidCronError
 */
export function withCrontabDays(expression: string): string {
  return alternativesOf(expression).map(eitherDay).join(' | ');
}

function eitherDay(expression: string): string {
  if (intervalMsOf(expression) !== undefined) return expression;

  const text = cronTextOf(expression);
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = text;
  if (!restricts(expression, text, 'dayOfMonth') || !restricts(expression, text, 'dayOfWeek')) {
    return expression;
  }
  const time = `${second} ${minute} ${hour}`;
  return `${time} ${dayOfMonth} ${month} * | ${time} * ${month} ${dayOfWeek}`;
}

const DAYS = { dayOfMonth: 31, dayOfWeek: 7 } as const;

function restricts(expression: string, text: CronText, name: keyof typeof DAYS): boolean {
  const { values } = readField(expression, CRON_FIELDS[name], text[name]);
  return new Set(values).size < DAYS[name];
}
