import type { JobRow } from './jobs.js';
import type { BoundedCount, LiveAnswer } from './live.js';
import type { MuteAnswer } from './mute.js';
import type { QueueHold } from './waiting.js';

/** Something that is wrong with the system. */
export interface ProblemAnswer {
  /** Such as `queue-stuck`. Servers of later versions may find kinds that this version does not know. */
  readonly kind: string;
  /** The id of the server or the name of the queue. */
  readonly subject: string;
  /** Numbers and times in the sentence about the problem. */
  readonly facts: Readonly<Record<string, number | string>>;
  /** When a server first found the problem. Left out if no server has found it. */
  readonly openedAt?: number;
}

/** Failures with one cause, of Failed jobs and of attempts in the last hour. */
export interface FailureGroup {
  /** Left out for jobs that failed under an older version. */
  readonly fingerprint?: string;
  /** How many attempts failed for this cause in the last hour. */
  readonly attempts: number;
  /** The same number for each of the last sixty minutes, the latest last. */
  readonly minutes: readonly number[];
  readonly exceptionType: string;
  readonly message: string;
  readonly type: string;
  readonly method: string;
  /** How many different methods the jobs have. */
  readonly methods: number;
  /** Failed jobs; none if all jobs are still retried. */
  readonly jobs: BoundedCount;
  readonly latestAt: number;
  readonly latestJobId: string;
  /** Left out if the failure is not muted. */
  readonly mute?: MuteAnswer;
}

export interface OverviewAnswer {
  readonly live: LiveAnswer;
  readonly queues: readonly QueueAnswer[];
  readonly failures: readonly FailureGroup[];
  readonly longRunning: readonly JobRow[];
  readonly problems: readonly ProblemAnswer[];
}

/** The activity of a queue in the last minute, as its servers count it. */
export interface QueueActivity {
  /** How many attempts a second ended. */
  readonly throughput: number;
  /** The median latency; left out if no attempt ended. */
  readonly latencyMs?: number;
}

export interface QueueAnswer {
  readonly name: string;
  readonly ready: BoundedCount;
  readonly oldestReadyAt?: number;
  /** How many jobs of the queue wait for a lock. */
  readonly waiting: BoundedCount;
  readonly processing: number;
  /** How many live servers serve the queue. */
  readonly servers: number;
  readonly pausedAt?: number;
  readonly pausedBy?: string;
  /** Left out in the overview. */
  readonly activity?: QueueActivity;
  /** Why servers take no jobs from the queue now; left out if they do, or if it has no jobs. */
  readonly hold?: QueueHold;
}

/** The jobs that wait for one lock. */
export interface LineAnswer {
  readonly resource: string;
  readonly waiting: BoundedCount;
  /** Of the waiting jobs, the one that was created first. */
  readonly oldest: JobRow;
  /** The job that holds the lock. Left out if the lock is free, or the job is gone. */
  readonly holder?: JobRow;
}

/** A server that others have removed because it was silent. */
export interface LostServerAnswer {
  readonly id: string;
  readonly name: string;
  readonly startedAt: number;
  readonly heartbeatAt: number;
  readonly lostAt: number;
}

/** A run that goes on though its outcome no longer counts. */
export interface AbandonedRunAnswer {
  readonly jobId: string;
  /** `Class.method`, without arguments. */
  readonly callName: string;
  /** When the run began. */
  readonly startedAt: number;
  /** When the server learned that the job was taken away, or when the worker stopped waiting for the run. */
  readonly abandonedAt: number;
  /** Whether the run keeps a worker busy until it ends. */
  readonly holdsWorker: boolean;
}

/** The work of a server, as of its latest heartbeat. */
export interface ServerActivityAnswer {
  /** How many workers have a job, including workers that an abandoned run keeps busy. */
  readonly busyWorkers: number;
  /** How many jobs of the server are Processing but have not started. */
  readonly claimedAhead: number;
  readonly abandonedCount: number;
  /** At most 20 runs, those that were abandoned first. */
  readonly abandonedRuns: readonly AbandonedRunAnswer[];
}

export interface ServerAnswer {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  /** How many jobs are Processing under leases of the server, including jobs that it has claimed ahead. */
  readonly processing: number;
  /** Left out if the server's version does not report it. */
  readonly activity?: ServerActivityAnswer;
  readonly startedAt: number;
  /** Memory, processor, delay and activity were measured then. */
  readonly heartbeatAt: number;
  /** When the next heartbeat is due. Left out if the server's version does not report it. */
  readonly nextHeartbeatAt?: number;
  readonly isSilent: boolean;
  readonly isStopping: boolean;
  readonly memoryBytes?: number;
  /** The version of the application; left out if the server does not know it. */
  readonly version?: string;
  readonly library?: string;
  readonly node?: string;
  readonly host?: string;
  /** The share of one processor; 1 is a whole processor. */
  readonly cpu?: number;
  readonly eventLoopLagMs?: number;
  /** Some of its running jobs, the longest runs first. */
  readonly running: readonly JobRow[];
}
