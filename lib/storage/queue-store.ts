import type { ClaimedJob, Lease, NewJob } from './records.js';

export interface ClaimRequest {
  readonly serverId: string;
  /** In order of preference: a later one is looked at only when the earlier ones are empty. */
  readonly queues: readonly string[];
  readonly limit: number;
}

export interface LeasedJob {
  readonly id: string;
  readonly lease: Lease;
}

/** The workers of one server in this process. */
export interface LocalWorkers {
  /**
   * Keeps a free worker for each of these new jobs while they are stored; undefined where there are
   * not enough of them, or other jobs may be ready before these.
   */
  reserve(jobs: readonly NewJob[]): Reservation | undefined;
}

/** Exactly one of the two calls ends it. */
export interface Reservation {
  /** Under whose leases the jobs are to be stored. */
  readonly serverId: string;
  /** The jobs are stored, as Processing. */
  start(jobs: readonly ClaimedJob[]): void;
  /** The jobs are not stored, or nobody knows whether they are. */
  cancel(): void;
}

/** A queue of which nobody takes jobs for now. */
export interface PausedQueue {
  readonly name: string;
  readonly pausedAt: Date;
  /** Who did it. */
  readonly pausedBy: string;
}

/** Taking jobs from queues, and giving them back unrun. */
export interface QueueStore {
  /**
   * The local hand-off: a job that is created in this process may be stored as claimed by these
   * workers, which start it after COMMIT without another round trip. Stores in which a claim costs
   * nothing leave it out.
   *
   * @returns ends the offer
   */
  offer?(workers: LocalWorkers): () => void;

  /** Ready jobs in the order of queue, priority, age, none of a paused queue; each with a lease of its own. */
  claim(request: ClaimRequest): Promise<ClaimedJob[]>;

  /**
   * Puts jobs that never started back in their place, as if they had not been claimed. A lock of that run
   * is freed in any case, also where the lease is lost.
   */
  handBack(jobs: readonly LeasedJob[]): Promise<void>;

  /** Everything that a server holds a lease of. */
  findLeases(serverId: string): Promise<LeasedJob[]>;

  /** The ids of those jobs whose lease no longer stands. */
  findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]>;

  /**
   * From now on nobody claims jobs of this queue; what runs goes on. Told as `queues`.
   *
   * @returns false when it is paused already
   * @throws InvalidQueueNameError
   */
  pause(queue: string, by: string): Promise<boolean>;

  /** @returns false when it is not paused */
  resume(queue: string): Promise<boolean>;

  /** By name. */
  pausedQueues(): Promise<PausedQueue[]>;
}
