import type { JobRow } from './jobs.js';
import type { BoundedCount, LiveAnswer } from './live.js';

export type ProblemKind =
  | 'server-silent'
  | 'server-lost'
  | 'queue-unserved'
  | 'clocks-apart'
  | 'backlog-grows'
  | 'snapshot-held'
  | 'recurring-failing'
  | 'store-slow';

/** Something that the system found out about itself, for people to look at. */
export interface ProblemAnswer {
  readonly kind: ProblemKind;
  /** What it concerns: a server's id, a queue's name. */
  readonly subject: string;
  /** Numbers and times that the sentence is made of. */
  readonly facts: Readonly<Record<string, number | string>>;
}

/** Failed jobs of one exception type at one place. */
export interface FailureGroup {
  readonly exceptionType: string;
  readonly message: string;
  readonly type: string;
  readonly method: string;
  readonly jobs: BoundedCount;
  readonly latestAt: number;
  readonly latestJobId: string;
}

export interface OverviewAnswer {
  readonly live: LiveAnswer;
  readonly queues: readonly QueueAnswer[];
  readonly failures: readonly FailureGroup[];
  readonly longRunning: readonly JobRow[];
  readonly problems: readonly ProblemAnswer[];
}

/** What a queue did in the last minute. */
export interface QueueActivity {
  /** Jobs that succeeded, a second. */
  readonly throughput: number;
  /** How long the one in the middle was ready before it ran; left out where none succeeded. */
  readonly latencyMs?: number;
}

export interface QueueAnswer {
  readonly name: string;
  readonly ready: BoundedCount;
  readonly oldestReadyAt?: number;
  readonly processing: number;
  /** How many live servers serve it. */
  readonly servers: number;
  readonly pausedAt?: number;
  readonly pausedBy?: string;
  /** Left out in the overview. */
  readonly activity?: QueueActivity;
}

export interface ServerAnswer {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly processing: number;
  readonly startedAt: number;
  readonly heartbeatAt: number;
  readonly isSilent: boolean;
  readonly isStopping: boolean;
  readonly memoryBytes?: number;
  /** Share of one processor, 1 = all of it. */
  readonly cpu?: number;
  readonly eventLoopLagMs?: number;
  /** Some of the jobs that it runs now, what has run for longest first. */
  readonly running: readonly JobRow[];
}
