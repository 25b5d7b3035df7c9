const HOUR_MS = 3_600_000;

/** This hour and the hour before, for the counters that tell of the last hour. */
export const recentHours = (now: Date) =>
  ({
    resolution: 'hour',
    from: new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS),
  }) as const;
