/** A count that was given up at some bound: "100,000+". */
export interface BoundedCount {
  readonly count: number;
  readonly isExact: boolean;
}

export type StateCountsAnswer = Readonly<Record<string, BoundedCount>>;

/** Jobs that ended between two looks, a second. */
export interface Throughput {
  readonly succeeded: number;
  readonly failed: number;
  readonly deleted: number;
}

/** What changes all the time; pushed to every page that looks, once each interval. */
export interface LiveAnswer {
  readonly now: number;
  readonly counts: StateCountsAnswer;
  /** Jobs that have a retry scheduled. */
  readonly retries: BoundedCount;
  readonly throughput: Throughput;
  readonly servers: number;
  readonly recurring: number;
  readonly problems: number;
  /** Changes with what is not counted: a paused queue, an edited plan, a server that stops, a problem. */
  readonly revision: string;
}

export interface HistoryPoint extends Throughput {
  /** The first instant of the hour or day (UTC). */
  readonly from: number;
}

export interface HistoryAnswer {
  readonly resolution: 'hour' | 'day';
  readonly points: readonly HistoryPoint[];
}
