import { LATEST_MS } from '../../support/time/duration.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;
const AGO = /^(\d{1,6})(s|m|h|d|w)$/i;
const MS_PER: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** The ways to write a time in a search, for the sentence "expected …". */
export const INSTANT_FORMS =
  'a date such as 2026-01-31, a time such as 2026-01-31T14:30 (UTC, unless it has an offset), ' +
  'or how long ago: 90s, 15m, 6h, 2d, 1w';

/** The instant in a search text; undefined if the text is not a time. Days and times are in UTC. */
export function searchInstant(text: string, now: Date): Date | undefined {
  const [, amount, unit = ''] = AGO.exec(text) ?? [];
  if (amount !== undefined) {
    return new Date(now.getTime() - Number(amount) * (MS_PER[unit.toLowerCase()] ?? 0));
  }
  if (DATE.test(text)) return validDate(`${text}T00:00:00Z`, text);

  const [, date, time, zone = 'Z'] = DATE_TIME.exec(text) ?? [];
  return date === undefined ? undefined : validDate(`${date}T${time}${zone.toUpperCase()}`, date);
}

/** JavaScript takes 31 February for 3 March. */
function validDate(text: string, day: string): Date | undefined {
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
  const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return isDay && Math.abs(at.getTime()) <= LATEST_MS ? at : undefined;
}
