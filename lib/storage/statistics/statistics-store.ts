/** How many jobs are in each state. */
export interface StateCounts {
  /** By the name of the state. Succeeded and Deleted count all jobs that ever ended so. */
  readonly byState: Readonly<Record<string, number>>;
  /** The states with more jobs than their number, because the count stopped at a bound. */
  readonly bounded: readonly string[];
}

export interface CounterPoint {
  /** The first instant of the hour or day. */
  readonly from: Date;
  readonly value: number;
}

export interface CounterRange {
  readonly resolution: 'hour' | 'day';
  readonly from: Date;
}

/** Counts that need no look at finished jobs. */
export interface StatisticsStore {
  /**
   * @param atMost where the count of a state of unfinished jobs may stop; 100,000 by default. A store that knows the number
   * without counting gives it, however large it is.
   * @throws InvalidSearchError
   */
  countByState(atMost?: number): Promise<StateCounts>;
  /** The values of a counter since `from`, the oldest first. Hours and days (UTC) without a value are left out. */
  readCounter(name: string, range: CounterRange): Promise<CounterPoint[]>;
}
