const TIMESTAMP =
  /^(\d+)-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(\.\d+)?)?(?:([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?)?( BC)?$/;

/** Reads a date, timestamp or timestamptz; without an offset the text is local time, as in `pg`. */
export function parseTimestampText(text: string): Date | number | null {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;

  const match = TIMESTAMP.exec(text);
  if (!match) return null;

  const [, year, month, day, hours, minutes, seconds, fraction, sign, ...rest] = match;
  const [offsetHours, offsetMinutes, offsetSeconds, era] = rest;
  const date = [era ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day)] as const;
  const time = [
    Number(hours ?? 0),
    Number(minutes ?? 0),
    Number(seconds ?? 0),
    Math.floor(1000 * Number(fraction ?? 0)),
  ] as const;

  // The constructor and Date.UTC take the years 0 to 99 for 1900 to 1999; the setters do not.
  const result = new Date(0);
  if (!sign) {
    result.setFullYear(...date);
    result.setHours(...time);
    return result;
  }
  result.setUTCFullYear(...date);
  result.setUTCHours(...time);

  const offset =
    3600 * Number(offsetHours) + 60 * Number(offsetMinutes ?? 0) + Number(offsetSeconds ?? 0);
  result.setTime(result.getTime() - (sign === '-' ? -1000 : 1000) * offset);
  return result;
}
