import type { Deploy } from './performance.js';

/** A count that may have stopped at a limit: "100,000+". */
export interface BoundedCount {
  readonly count: number;
  readonly isExact: boolean;
}

export type StateCountsAnswer = Readonly<Record<string, BoundedCount>>;

/** How many jobs a second ended between two looks. */
export interface Throughput {
  readonly succeeded: number;
  /** Attempts that failed, including attempts that are retried. */
  readonly failed: number;
  readonly deleted: number;
}

/** The work of all servers together, as of their latest heartbeats. */
export interface WorkAnswer {
  /** How many workers have a job. */
  readonly busyWorkers: number;
  readonly workers: number;
  /** How many jobs are Processing but have not started. */
  readonly claimedAhead: number;
  /** How many runs go on though their outcomes no longer count. */
  readonly abandonedRuns: number;
}

/** The live numbers, sent to every open page once each interval. */
export interface LiveAnswer {
  readonly now: number;
  readonly counts: StateCountsAnswer;
  /** How many jobs wait for a retry. */
  readonly retries: BoundedCount;
  readonly throughput: Throughput;
  readonly servers: number;
  /** The latest heartbeat of any server. Left out if there is no server. */
  readonly heartbeatAt?: number;
  /** Left out if a server that is not silent does not report its work, because it runs an older version. */
  readonly work?: WorkAnswer;
  readonly recurring: number;
  readonly problems: number;
  /**
   * Changes with everything that no count shows: a paused queue, an edited schedule, a server that stops, a problem.
   */
  readonly revision: string;
}

export interface HistoryPoint extends Throughput {
  /** The first instant of the minute, hour or day (UTC). */
  readonly from: number;
}

export interface HistoryAnswer {
  /** By the minute, the number of deletions is not known. */
  readonly resolution: 'minute' | 'hour' | 'day';
  readonly points: readonly HistoryPoint[];
  readonly deploys: readonly Deploy[];
}
