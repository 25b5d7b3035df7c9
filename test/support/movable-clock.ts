import type { Clock } from '../../lib/support/time/clock.js';

export class MovableClock implements Clock {
  constructor(private current: Date) {}

  now(): Date {
    return new Date(this.current);
  }

  moveTo(time: Date | string): void {
    this.current = new Date(time);
  }
}
