/** How many jobs are in each state. */
export interface StateCounts {
  /** By the state's name. Succeeded and Deleted count all that ever ended so. */
  readonly byState: Readonly<Record<string, number>>;
  /** States whose number stands for "at least". */
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

/** Counting without looking at finished jobs. */
export interface StatisticsStore {
  countByState(): Promise<StateCounts>;
  /** The values of a counter since `from`, oldest first; hours and days (UTC) without any are left out. */
  readCounter(name: string, range: CounterRange): Promise<CounterPoint[]>;
}
