import { TimeZone } from '../../cron/zones/time-zone.js';
import { LATEST_MS } from '../../support/time/duration.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;
const TIME_OF_DAY = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const AGO = /^(\d{1,6})(s|m|h|d|w)$/i;
const DAY_MS = 86_400_000;
const MS_PER: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: DAY_MS,
  w: 7 * DAY_MS,
};

/** The present time and the zone for the times in a search. */
export interface Present {
  readonly now: Date;
  /** The name of the zone in which times without an offset are read. */
  readonly timeZone: string;
}

/**
 * The instant in a search text; undefined if the text is not a time. A time of day is the latest one that has
 * passed, or the first one after `since`, if that is given.
 *
 * @throws UnknownTimeZoneError if the text is a time of a zone that this process does not know
 */
export function searchInstant(text: string, present: Present, since?: Date): Date | undefined {
  const [, amount, unit = ''] = AGO.exec(text) ?? [];
  if (amount !== undefined) {
    return new Date(present.now.getTime() - Number(amount) * (MS_PER[unit.toLowerCase()] ?? 0));
  }
  if (TIME_OF_DAY.test(text)) return timeOfDay(text, present, since);
  if (DATE.test(text)) return inZone(`${text}T00:00`, text, present.timeZone);

  const [, date, time, offset] = DATE_TIME.exec(text) ?? [];
  if (date === undefined) return undefined;
  return offset === undefined
    ? inZone(`${date}T${time}`, date, present.timeZone)
    : validDate(`${date}T${time}${offset.toUpperCase()}`, date);
}

function timeOfDay(text: string, { now, timeZone }: Present, since?: Date): Date | undefined {
  const [, hour = 0, minute = 0, second = 0] = (TIME_OF_DAY.exec(text) ?? []).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return undefined;

  const zone = TimeZone.named(timeZone);
  const todayMs = Math.floor(zone.localAt(now.getTime()) / DAY_MS) * DAY_MS;
  const clockMs = ((hour * 60 + minute) * 60 + (second || 0)) * 1_000;
  const onDay = (day: number) => instantIn(zone, todayMs + day * DAY_MS + clockMs);
  const latest = onDay(0) <= now.getTime() ? 0 : -1;
  const isTooEarly = since !== undefined && onDay(latest) <= since.getTime();
  return new Date(onDay(isTooEarly ? latest + 1 : latest));
}

function inZone(local: string, day: string, timeZone: string): Date | undefined {
  const asUtc = validDate(`${local}Z`, day);
  return asUtc && new Date(instantIn(TimeZone.named(timeZone), asUtc.getTime()));
}

/** The first of the two instants, if the clock shows the time twice. */
const instantIn = (zone: TimeZone, localMs: number): number =>
  zone.instantsOf(localMs)[0] ?? localMs;

/** Refuses days such as 31 February, which JavaScript reads as 3 March. */
function validDate(text: string, day: string): Date | undefined {
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
  const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return isDay && Math.abs(at.getTime()) <= LATEST_MS ? at : undefined;
}
