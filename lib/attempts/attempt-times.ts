/** A minute, in milliseconds. A server adds up its attempts minute by minute. */
export const MINUTE_MS = 60_000;

/**
 * How long the store keeps minutes, hours and days. Minutes are then folded into hours, hours into days, and days are
 * deleted.
 */
export const RETENTION_MS = {
  minute: 75 * MINUTE_MS,
  hour: 8 * 86_400_000,
  day: 35 * 86_400_000,
} as const;

/** After this time no minute of an hour, and no late report, is left to fold into the hour. */
export const SETTLED_MS = RETENTION_MS.minute + 2 * 60 * MINUTE_MS;

export const minuteOf = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
