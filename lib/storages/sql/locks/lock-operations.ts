import type { LockRequest } from '../../../storage/locks/lock-store.js';
import type { LeasedJob } from '../../../storage/queues/queue-store.js';

/** A run whose lease stands, and whose row is locked. */
export interface HeldRun {
  readonly id: string;
  /** The resource that it was woken for. */
  readonly wokenFor: string | null;
}

/** A resource that is not free, and whose row is locked. */
export interface HeldLock {
  readonly resource: string;
  readonly jobId: string | null;
  readonly attempt: number | null;
  /** Null: it is kept for a job that was woken for it. */
  readonly serverId: string | null;
  /** Whether the lease of the holder stands. */
  readonly stands: boolean;
}

/** The first in line for a resource. */
export interface FirstInLine {
  readonly resource: string;
  readonly queue: string;
  /** False where somebody else was changing all who stand there. */
  readonly isWoken: boolean;
}

/** What a dialect does for the locks. Whatever has a list of resources answers with resources of it. */
export interface LockOperations<E> {
  /** Takes resources that are free, or kept for the job. @returns the ids of the jobs that have them */
  take(executor: E, requests: readonly LockRequest[]): Promise<string[]>;

  /** Locks the rows of runs in the order of their ids, and answers those whose leases stand. */
  holdRuns(executor: E, runs: readonly LeasedJob[]): Promise<HeldRun[]>;

  /** Locks the rows of resources in their order. */
  holdLocks(executor: E, resources: readonly string[]): Promise<HeldLock[]>;

  /** Puts jobs in line, and answers until when they wait. The requests are sorted by their jobs. */
  wait(executor: E, requests: readonly LockRequest[]): Promise<Date[]>;

  /** Frees what these runs hold. */
  freeOfRuns(executor: E, runs: readonly LeasedJob[]): Promise<string[]>;
  freeOfServers(executor: E, serverIds: readonly string[]): Promise<string[]>;

  /** Frees what is held for runs of which neither the server nor the job is there. */
  freeOfNobody(executor: E): Promise<string[]>;

  /** Frees what is kept for jobs that were woken and went elsewhere. */
  freeTurns(executor: E, resources: readonly string[]): Promise<string[]>;

  /** Takes the turns away from jobs that these servers have claimed. */
  endTurnsOfServers(executor: E, serverIds: readonly string[]): Promise<string[]>;

  /** Those for which somebody stands in line. */
  findWanted(executor: E, resources: readonly string[]): Promise<string[]>;

  /** Wakes the first in each line whom nobody else is changing. */
  wakeFree(executor: E, resources: readonly string[]): Promise<FirstInLine[]>;

  /** The same, waiting for those who change the first. */
  wakeFirst(executor: E, resources: readonly string[]): Promise<FirstInLine[]>;
}
