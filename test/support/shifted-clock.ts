import type { Clock } from '../../lib/support/time/clock.js';

/** Goes on by itself from a given time, and can be shifted to another one. */
export class ShiftedClock implements Clock {
  private aheadMs: number;

  constructor(start: Date | string) {
    this.aheadMs = new Date(start).getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  shift(byMs: number): void {
    this.aheadMs += byMs;
  }
}
