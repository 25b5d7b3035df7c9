import type { CounterPoint, CounterRange } from '../../../storage/statistics/statistics-store.js';
import { COUNTER_RETENTION_MS, counterPoints, hourOf } from '../../parts/counter-points.js';

/** Counters by the hour (UTC). */
export class CounterTable {
  private readonly counters = new Map<string, Map<number, number>>();

  increment(name: string, now: number): void {
    const hours = this.counters.get(name) ?? new Map<number, number>();
    this.counters.set(name, hours);
    const hour = hourOf(now);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }

  read(name: string, range: CounterRange): CounterPoint[] {
    return counterPoints(this.counters.get(name) ?? [], range);
  }

  forgetOld(now: number): void {
    for (const [name, hours] of this.counters) {
      for (const hour of hours.keys()) {
        if (hour < now - COUNTER_RETENTION_MS) hours.delete(hour);
      }
      if (hours.size === 0) this.counters.delete(name);
    }
  }
}
