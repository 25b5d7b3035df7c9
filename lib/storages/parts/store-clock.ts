import type { Clock } from '../../support/time/clock.js';

/**
 * The database's clock, carried on from its last answer by this machine's monotonic one: it is the
 * same for all processes, and nobody who sets a machine's clock moves it.
 */
export class StoreClock implements Clock {
  private offsetMs = Date.now() - performance.now();

  now(): Date {
    return new Date(Math.floor(performance.now() + this.offsetMs));
  }

  /** @param sentMs when the question was sent, by `performance.now()` */
  synchronize(databaseMs: number, sentMs: number): void {
    const midwayMs = (sentMs + performance.now()) / 2;
    this.offsetMs = databaseMs - midwayMs;
  }
}
