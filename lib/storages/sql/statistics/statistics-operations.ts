import type { CounterPoint, CounterRange } from '../../../storage/statistics/statistics-store.js';

export interface StateCount {
  readonly state: string;
  readonly count: number;
}

/** What the role of the statistics needs of a dialect. */
export interface StatisticsOperations<E> {
  /** How many unfinished jobs are in each state; the count of a state stops at the limit. */
  countUnfinished(executor: E, limit: number): Promise<readonly StateCount[]>;
  /** How many jobs have come into each final state, as the counters have it. */
  countFinished(executor: E): Promise<readonly StateCount[]>;
  readCounter(executor: E, name: string, range: CounterRange): Promise<CounterPoint[]>;
}
