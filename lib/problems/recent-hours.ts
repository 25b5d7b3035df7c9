const HOUR_MS = 3_600_000;

/** This hour and the hour before: the counters of the last hour are in these two. */
export const recentHours = (now: Date) =>
  ({
    resolution: 'hour',
    from: new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS),
  }) as const;
