import type { HandlersOfServers, KnownHandlers } from './known-handlers.js';
import type { Signs } from './signs.js';

/** How much of the machine the process of a server uses. */
export interface ServerLoad {
  readonly memoryBytes: number;
  /** The share of one processor; 1 is a whole processor. */
  readonly cpu: number;
  readonly eventLoopLagMs: number;
}

/** A run that goes on though its outcome no longer counts. */
export interface AbandonedRun {
  readonly jobId: string;
  readonly type: string;
  readonly method: string;
  /** When the run began. */
  readonly startedAt: Date;
  /** When the server learned that the job was taken away, or when the worker stopped waiting for the run. */
  readonly abandonedAt: Date;
  /** Whether the run keeps its worker busy: its job was taken away, and its worker waits for its end. */
  readonly holdsWorker: boolean;
}

/** What a server says of its work. */
export interface ServerActivity {
  /** How long after a heartbeat the next one is due, in milliseconds. */
  readonly heartbeatIntervalMs: number;
  /** How many of its workers have a job, abandoned runs included. */
  readonly busyWorkers: number;
  /** How many jobs it has claimed ahead: they are Processing, and have not started. */
  readonly claimedAhead: number;
  /** How many abandoned runs go on. */
  readonly abandonedCount: number;
  /** Those that were abandoned first, `MAX_ABANDONED_TOLD` at most. */
  readonly abandonedRuns: readonly AbandonedRun[];
  /** How far the clock of its machine is ahead of the clock of the store, in milliseconds. Left out by older versions. */
  readonly clockOffsetMs?: number | undefined;
  /** Whether it looks for problems when it is its turn. Left out by lightweight servers, and by older versions. */
  readonly watchesProblems?: true | undefined;
}

/** How many abandoned runs a server names. */
export const MAX_ABANDONED_TOLD = 20;

/** What a server runs, for people. */
export interface ServerSoftware {
  /** The version of the application; undefined where nobody knows it. */
  readonly application?: string | undefined;
  /** The version of this library. */
  readonly library: string;
  /** The version of Node.js. */
  readonly node: string;
  /** The name of the machine. */
  readonly host: string;
}

/** A server as the other servers see it. */
export interface ServerRecord {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  /** The server takes no more jobs, or somebody has asked it to stop. */
  readonly isStopping: boolean;
  /** The load at the latest heartbeat. */
  readonly load?: ServerLoad | undefined;
  /** The activity at the latest heartbeat; left out by servers of versions that do not say it. */
  readonly activity?: ServerActivity | undefined;
  /** Left out by servers of versions that do not say it. */
  readonly software?: ServerSoftware | undefined;
}

export interface ServerAnnouncement {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly software?: ServerSoftware | undefined;
}

/** The answer to a heartbeat. An idle server needs no other statement. */
export interface Pulse {
  /** False: the other servers have given this server up, and its leases are lost. */
  readonly isKnown: boolean;
  /** Somebody wants this server to stop for good. */
  readonly isStopRequested: boolean;
  /** The names of all paused queues. */
  readonly pausedQueues: readonly string[];
  /** Whether a queue of this server that is not paused has a ready job. */
  readonly hasReadyJobs: boolean;
  /** Whether a queue of this server that is not paused has a parked job. */
  readonly hasParkedJobs: boolean;
  /** Whether servers that are gone, or silent for too long, still run jobs or hold locks. */
  readonly hasAbandonedJobs: boolean;
  /** Whether a release has links to close. */
  readonly hasReleasedContinuations: boolean;
  /** Whether a fold has batches to bring up to date. */
  readonly hasUncountedBatches: boolean;
  /** When the next recurring job becomes due. */
  readonly nextRecurringAt?: Date | undefined;
  /** When the next job becomes due or overdue. */
  readonly nextDueAt?: Date | undefined;
  /** When the server that has been silent for the longest time will count as gone. */
  readonly nextTimeoutAt?: Date | undefined;
  /** Whether there are measurements to fold. Left out where the store does not say it. */
  readonly hasUnfoldedMeasurements?: boolean | undefined;
  /** Left out where the store does not say it: servers then look for problems all the time. */
  readonly signs?: Signs | undefined;
}

export interface HeartbeatOptions {
  readonly queues: readonly string[];
  readonly serverTimeoutMs: number;
  /** Left out: the store keeps the load before. */
  readonly load?: ServerLoad | undefined;
  /** Left out: the store keeps the activity before. */
  readonly activity?: ServerActivity | undefined;
  /** Whether the server takes no more jobs, and leaves when its running jobs have ended. */
  readonly isStopping?: boolean | undefined;
}

/** A server that others have removed because it was silent: its process was killed, cut off, or stood still. */
export interface LostServer {
  readonly id: string;
  readonly name: string;
  readonly startedAt: Date;
  /** The time of its last heartbeat. */
  readonly heartbeatAt: Date;
  /** When it was removed. */
  readonly lostAt: Date;
}

/** How long the store keeps a lost server, in milliseconds. */
export const LOST_SERVER_RETENTION_MS = 7 * 86_400_000;
/** How many lost servers a list has. */
export const MAX_LOST_SERVERS = 100;

/** The servers that are alive. Servers have a heartbeat; jobs have none. */
export interface ServerStore {
  announce(server: ServerAnnouncement): Promise<void>;
  /**
   * Says whose jobs a server can run, in the place of what it said before. A server that is not on record says nothing.
   * The store keeps what many servers say once, and forgets it some time after the last of them has gone.
   */
  announceHandlers(serverId: string, known: KnownHandlers): Promise<void>;
  heartbeat(serverId: string, options: HeartbeatOptions): Promise<Pulse>;
  /**
   * Asks a server to stop for good. The server hears `stop`, or learns it from its next heartbeat.
   *
   * @returns false when there is no such server
   */
  requestStop(serverId: string): Promise<boolean>;
  /** Removes the server and frees its locks. Its unfinished jobs are then abandoned. */
  remove(serverId: string): Promise<void>;
  /**
   * Removes every server that was silent for longer than the timeout. A server has twice the time where the store can
   * tell that its process is connected and may be busy. Frees the locks of the removed servers, and the locks of runs
   * whose server and job are both gone. Keeps the removed servers as lost, in the same transaction.
   *
   * @returns the ids of the removed servers
   */
  removeTimedOut(serverTimeoutMs: number): Promise<string[]>;
  list(): Promise<ServerRecord[]>;
  /** Whose jobs the servers can run. Servers that have not said it are left out. */
  listHandlers(): Promise<HandlersOfServers[]>;
  /** The servers that were removed because they were silent, for `LOST_SERVER_RETENTION_MS`, the latest `MAX_LOST_SERVERS` first. */
  listLost(): Promise<LostServer[]>;
}
