import type { Clock } from '../support/time/clock.js';

/** A clock that stands still until a test moves it. */
export class TestingClock implements Clock {
  private current: number;

  /** @param onChange gets the first time, and every later time */
  constructor(
    private readonly start: Date,
    private readonly onChange: (now: Date) => void,
  ) {
    this.current = start.getTime();
    onChange(this.now());
  }

  now(): Date {
    return new Date(this.current);
  }

  moveTo(time: Date): void {
    if (time.getTime() === this.current) return;
    this.current = time.getTime();
    this.onChange(this.now());
  }

  reset(): void {
    this.moveTo(this.start);
  }
}
