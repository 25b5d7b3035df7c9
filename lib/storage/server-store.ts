/** How much of its machine the process of a server uses. */
export interface ServerLoad {
  readonly memoryBytes: number;
  /** Share of one processor, 1 = all of it. */
  readonly cpu: number;
  readonly eventLoopLagMs: number;
}

/** A server as it is known to the others. */
export interface ServerRecord {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  /** It takes no more jobs, or was asked to stop. */
  readonly isStopping: boolean;
  /** As its last heartbeat had it. */
  readonly load?: ServerLoad | undefined;
}

export interface ServerAnnouncement {
  readonly id: string;
  readonly name: string;
  readonly queues: readonly string[];
  readonly workerCount: number;
}

/** What a server learns from its own heartbeat, so that an idle one needs no other statement. */
export interface Pulse {
  /** False: the others have given this server up; its leases are worth nothing. */
  readonly isKnown: boolean;
  /** Somebody wants this server to stop for good. */
  readonly isStopRequested: boolean;
  /** Names of all paused queues. */
  readonly pausedQueues: readonly string[];
  /** A queue of this server that is not paused has a ready job. */
  readonly hasReadyJobs: boolean;
  /** Jobs are Processing, or locks held, on servers that are gone or have been silent for too long. */
  readonly hasAbandonedJobs: boolean;
  /** Links of continuations wait to be closed. */
  readonly hasReleasedContinuations: boolean;
  /** Batches are not up to date with what their jobs did. */
  readonly hasUncountedBatches: boolean;
  /** When the next recurring job becomes due. */
  readonly nextRecurringAt?: Date | undefined;
  /** When the next job becomes due or overdue. */
  readonly nextDueAt?: Date | undefined;
  /** When the server that has been silent for longest will count as gone. */
  readonly nextTimeoutAt?: Date | undefined;
}

export interface HeartbeatOptions {
  readonly queues: readonly string[];
  readonly serverTimeoutMs: number;
  /** Left out: as it was. */
  readonly load?: ServerLoad | undefined;
  /** It takes no more jobs, and leaves when those that run have ended. */
  readonly isStopping?: boolean | undefined;
}

/** Who is alive. Servers have a heartbeat; jobs have none. */
export interface ServerStore {
  announce(server: ServerAnnouncement): Promise<void>;
  heartbeat(serverId: string, options: HeartbeatOptions): Promise<Pulse>;
  /**
   * Asks a server to stop for good: it hears `stop`, or learns it from its next heartbeat.
   *
   * @returns false when there is none
   */
  requestStop(serverId: string): Promise<boolean>;
  /** Takes the server out; its unfinished jobs are then abandoned. */
  remove(serverId: string): Promise<void>;
  /**
   * Removes every server that was silent for longer, or for twice as long where the store can tell that
   * its process is connected and may be busy; frees the locks that they held, and those that were left behind
   * by runs of which neither the server nor the job is there.
   */
  removeTimedOut(serverTimeoutMs: number): Promise<string[]>;
  list(): Promise<ServerRecord[]>;
}
