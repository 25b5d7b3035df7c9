import type { InstantSequence } from './occurrences.js';

/** The multiples of an interval, counted from 1970 in UTC, so that every process gets the same instants. */
export class IntervalOccurrences implements InstantSequence {
  constructor(private readonly intervalMs: number) {}

  after(instantMs: number): number {
    return (Math.floor(instantMs / this.intervalMs) + 1) * this.intervalMs;
  }

  before(instantMs: number): number {
    return (Math.ceil(instantMs / this.intervalMs) - 1) * this.intervalMs;
  }
}
