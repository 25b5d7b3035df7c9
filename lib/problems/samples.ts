import type { FailingMethod } from '../attempts/failing-methods.js';
import type { MinuteOfAttempts } from '../attempts/recent-attempts.js';
import type {
  BoundedCount,
  QueueSummary,
  RecurringSummary,
} from '../storage/monitoring/monitoring-store.js';
import type { StoreHealth } from '../storage/monitoring/store-health.js';
import type { ProblemMute, ProblemRecord } from '../storage/problems/problem-store.js';
import type { OccurrenceRecord, RecurringJobRecord } from '../storage/recurring/recurring-store.js';
import type { LostServer, ServerRecord } from '../storage/servers/server-store.js';
import type { CounterPoint, StateCounts } from '../storage/statistics/statistics-store.js';
import type { ParkedSample } from './parked-sample.js';

/** Numbers that change with every job. */
export interface FastSample {
  /** The time of the look, by the store's clock. */
  readonly at: Date;
  /** How long the store took to answer. */
  readonly answerMs: number;
  readonly counts: StateCounts;
  /** How often jobs came into Failed, by hours. */
  readonly failed: readonly CounterPoint[];
  /** How many attempts failed, including attempts that are retried, by hours. */
  readonly failedAttempts: readonly CounterPoint[];
}

/** A method most of whose attempts fail now. */
export interface FailingNow extends FailingMethod {
  /** How many jobs wait for a retry after the method's most frequent failure. */
  readonly retrying: BoundedCount;
}

/** A recurring job with the outcomes of its last occurrences, the latest first. */
export interface RecurringHistory {
  readonly record: RecurringJobRecord;
  readonly occurrences: readonly OccurrenceRecord[];
}

/** The recurring jobs as they were some time ago. */
export interface RecurringSample {
  /** The time of the look, by the store's clock. */
  readonly at: Date;
  readonly histories: readonly RecurringHistory[];
}

/** The problems and mutes that the store keeps. */
export interface KnownProblems {
  readonly open: readonly ProblemRecord[];
  readonly mutes: readonly ProblemMute[];
}

/** Values that change so seldom that servers read them about once a minute. */
export interface SeldomSample {
  readonly recurring: RecurringSummary;
  readonly health: StoreHealth;
}

/** The sample that the rules judge. */
export interface ProblemSample extends SeldomSample {
  /** The time of the look, by the store's clock. */
  readonly at: Date;
  readonly servers: readonly ServerRecord[];
  /** The latest first. Read as seldom as the seldom sample. */
  readonly lostServers: readonly LostServer[];
  readonly queues: readonly QueueSummary[];
  readonly parked: ParkedSample;
  /** The attempts of the last hour. */
  readonly attempts: readonly MinuteOfAttempts[];
  /** Without the failures that are muted. */
  readonly failing: readonly FailingNow[];
  readonly histories: RecurringSample;
}

/** The problem sample, with further values that the dashboard shows and that change now and then. */
export interface SlowSample extends ProblemSample {
  readonly retries: BoundedCount;
  /** The mutes of failures that are in force, by fingerprint. */
  readonly muted: ReadonlyMap<string, ProblemMute>;
  readonly known: KnownProblems;
}
