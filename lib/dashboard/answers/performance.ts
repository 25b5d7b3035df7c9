import type { JobRow } from './jobs.js';
import type { BoundedCount } from './live.js';
import type { MuteAnswer } from './mute.js';

/** How far back: the last hour, day or week. */
export type Span = '1h' | '24h' | '7d';

/** The attempts of a minute, an hour or a day. */
export interface AttemptPoint {
  /** The first instant of the minute, hour or day (UTC). */
  readonly from: number;
  readonly count: number;
  readonly failed: number;
}

/** A version of the application began to run jobs. */
export interface Deploy {
  /** The first instant of the minute, hour or day in which the version began. */
  readonly at: number;
  readonly version: string;
}

/** Durations in milliseconds, exact to 4 %. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The attempts of one method, queue, server or version. */
export interface PerformanceRow {
  /** Empty for all those that are too many to be told apart. */
  readonly name: string;
  readonly count: number;
  readonly failed: number;
  /** How long all these attempts ran together, in milliseconds. */
  readonly totalMs: number;
  readonly run: Percentiles;
  /** How long the jobs were ready before the attempts started. */
  readonly wait: Percentiles;
}

export interface PerformanceAnswer {
  readonly span: Span;
  /** Points without gaps, the oldest first: by the minute for an hour, otherwise by the hour. */
  readonly points: readonly AttemptPoint[];
  readonly deploys: readonly Deploy[];
  /** In each list, the rows that took most of the workers' time come first. */
  readonly methods: readonly PerformanceRow[];
  readonly queues: readonly PerformanceRow[];
  readonly servers: readonly PerformanceRow[];
  readonly versions: readonly PerformanceRow[];
}

/** How many attempts failed in a method, queue, server or version. */
export interface FailureShare {
  /** Empty for all those that are too many to be told apart. */
  readonly name: string;
  readonly count: number;
}

/** The facts about the failures with one cause. */
export interface FailureAnswer {
  readonly fingerprint: string;
  readonly exceptionType: string;
  readonly message: string;
  /** When the first and the latest attempt failed for this cause, as far as attempts were counted. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** How many attempts failed for this cause within the span. */
  readonly attempts: number;
  readonly span: Span;
  /** Points like those of the performance; `count` and `failed` are equal. */
  readonly points: readonly AttemptPoint[];
  readonly deploys: readonly Deploy[];
  readonly methods: readonly FailureShare[];
  readonly queues: readonly FailureShare[];
  readonly servers: readonly FailureShare[];
  readonly versions: readonly FailureShare[];
  /** Failed jobs whose latest failure has this cause. */
  readonly failedJobs: BoundedCount;
  /** Jobs that wait for a retry after this failure. */
  readonly retries: BoundedCount;
  /** The latest jobs with this failure that still exist. */
  readonly samples: readonly JobRow[];
  /** Left out if the failure is not muted. */
  readonly mute?: MuteAnswer;
  /** The versions of the application that servers run now, as far as servers report them. */
  readonly runningVersions: readonly string[];
}
