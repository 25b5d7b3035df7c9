/** A minute, in milliseconds: the time that a server adds attempts up by. */
export const MINUTE_MS = 60_000;

/** How long minutes, hours and days are kept before they are folded into what is longer, or forgotten. */
export const RETENTION_MS = {
  minute: 75 * MINUTE_MS,
  hour: 8 * 86_400_000,
  day: 35 * 86_400_000,
} as const;

/** How long hours are kept with all failures in one: until no minute of the hour, and no late report, is left. */
export const FAILURES_TOGETHER_MS = RETENTION_MS.minute + 2 * 60 * MINUTE_MS;

export const minuteOf = (time: Date): Date =>
  new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
