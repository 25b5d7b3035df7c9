import type { CounterPoint, CounterRange } from '../../storage/statistics/statistics-store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A day is the sum of its hours, so the hours stay as long as somebody can ask for the day. */
export const COUNTER_RETENTION_MS = 32 * DAY_MS;

export const hourOf = (ms: number): number => startOf(ms, HOUR_MS);

/** The values of a counter that is kept by the hour (UTC): each hour by its first millisecond. */
export function counterPoints(
  hours: Iterable<readonly [hour: number, value: number]>,
  { resolution, from }: CounterRange,
): CounterPoint[] {
  const stepMs = resolution === 'hour' ? HOUR_MS : DAY_MS;
  const first = startOf(from.getTime(), stepMs);
  const sums = new Map<number, number>();
  for (const [hour, value] of hours) {
    if (hour < first) continue;
    const start = startOf(hour, stepMs);
    sums.set(start, (sums.get(start) ?? 0) + value);
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([start, value]) => ({ from: new Date(start), value }));
}

const startOf = (ms: number, stepMs: number) => Math.floor(ms / stepMs) * stepMs;
