import type { ClaimedJob, Lease, NewJob } from '../jobs/records.js';
import type { CallName } from './parked-jobs.js';

export interface ClaimRequest {
  readonly serverId: string;
  /** In order of preference: the store looks at a queue only when all queues before it are empty. */
  readonly queues: readonly string[];
  readonly limit: number;
  /**
   * Methods that the server knows. In each queue their parked jobs come before the ready jobs, method by method. Left
   * out: the claim brings ready jobs only.
   */
  readonly parked?: readonly CallName[] | undefined;
}

export interface LeasedJob {
  readonly id: string;
  readonly lease: Lease;
}

/** The workers of one server in this process. */
export interface LocalWorkers {
  /**
   * Keeps a free worker for each of these new jobs until they are stored. Undefined where there are not enough free
   * workers, or where other jobs may be ready before these jobs.
   */
  reserve(jobs: readonly NewJob[]): Reservation | undefined;
}

/** Workers that are kept for new jobs. Exactly one of the two calls ends the reservation. */
export interface Reservation {
  /** The server whose leases the jobs get. */
  readonly serverId: string;
  /** The jobs are stored, as Processing. */
  start(jobs: readonly ClaimedJob[]): void;
  /** The jobs are not stored, or nobody knows whether they are stored. */
  cancel(): void;
}

/** A queue from which no server claims jobs until it is resumed. */
export interface PausedQueue {
  readonly name: string;
  readonly pausedAt: Date;
  /** The person who paused the queue. */
  readonly pausedBy: string;
}

/** Servers claim jobs from queues, and hand back jobs that never started. */
export interface QueueStore {
  /**
   * The local hand-off: the store may create a job of this process as claimed by these workers, which start the job
   * after COMMIT without another round trip. A store in which a claim costs nothing leaves this method out.
   *
   * @returns a function that ends the offer
   */
  offer?(workers: LocalWorkers): () => void;

  /** Ready jobs in the order of queue, priority and age, each with a lease of its own. Jobs of paused queues are left out. */
  claim(request: ClaimRequest): Promise<ClaimedJob[]>;

  /**
   * Puts jobs that never started back in their place, as if nobody had claimed them. The lock of such a run is freed in
   * any case, also where the lease is lost.
   */
  handBack(jobs: readonly LeasedJob[]): Promise<void>;

  /**
   * Parks jobs that never started, because their server does not know their methods: they lose their leases without an
   * attempt, and no claim brings them that does not name their methods. A transition ends this like any waiting. What
   * applies to a hand-back applies here, and a job that was woken for a resource loses its turn. Announced as `parked`.
   *
   * The store may park up to `MAX_PARKED_ALONG` ready jobs of the same queues and methods along with them, so that the
   * jobs behind them need not wait until all of them were claimed.
   */
  park(jobs: readonly LeasedJob[]): Promise<void>;

  /** The methods that have parked jobs in these queues, each once, in no particular order. */
  parkedCalls(queues: readonly string[]): Promise<CallName[]>;

  /** The jobs that a server holds a lease on. */
  findLeases(serverId: string): Promise<LeasedJob[]>;

  /** The ids of the jobs whose lease no longer stands. */
  findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]>;

  /**
   * From now on no server claims jobs of this queue; running jobs go on. Announced as `queues`.
   *
   * @returns false when the queue is paused already
   * @throws InvalidQueueNameError
   */
  pause(queue: string, by: string): Promise<boolean>;

  /** Announced as `queues`. @returns false when the queue is not paused */
  resume(queue: string): Promise<boolean>;

  /** Ordered by name. */
  pausedQueues(): Promise<PausedQueue[]>;
}
