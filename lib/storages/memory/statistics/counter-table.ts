import type { CounterPoint, CounterRange } from '../../../storage/statistics-store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A day is the sum of its hours, so the hours stay as long as somebody can ask for the day. */
const RETENTION_MS = 32 * DAY_MS;

/** Counters by the hour (UTC). */
export class CounterTable {
  private readonly counters = new Map<string, Map<number, number>>();

  increment(name: string, now: number): void {
    const hours = this.counters.get(name) ?? new Map<number, number>();
    this.counters.set(name, hours);
    grow(hours, startOf(now, HOUR_MS), 1);
  }

  read(name: string, { resolution, from }: CounterRange): CounterPoint[] {
    const stepMs = resolution === 'hour' ? HOUR_MS : DAY_MS;
    const first = startOf(from.getTime(), stepMs);
    const sums = new Map<number, number>();

    for (const [hour, value] of this.counters.get(name) ?? []) {
      if (hour >= first) grow(sums, startOf(hour, stepMs), value);
    }
    return [...sums]
      .sort(([a], [b]) => a - b)
      .map(([start, value]) => ({ from: new Date(start), value }));
  }

  forgetOld(now: number): void {
    for (const [name, hours] of this.counters) {
      for (const hour of hours.keys()) {
        if (hour < now - RETENTION_MS) hours.delete(hour);
      }
      if (hours.size === 0) this.counters.delete(name);
    }
  }
}

const startOf = (ms: number, stepMs: number) => Math.floor(ms / stepMs) * stepMs;

function grow(sums: Map<number, number>, key: number, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by);
}
