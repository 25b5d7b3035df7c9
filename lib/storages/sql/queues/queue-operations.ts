import type { ClaimedJob } from '../../../storage/jobs/records.js';
import type { CallName } from '../../../storage/queues/parked-jobs.js';
import type { ClaimRequest, LeasedJob, PausedQueue } from '../../../storage/queues/queue-store.js';

/** From where on the jobs of each queue are looked at; one element for each queue. */
export type ClaimPlaces = readonly [priorities: readonly number[], ids: readonly string[]];

/** A method, and a queue with jobs of it. */
export interface QueuedCall extends CallName {
  readonly queue: string;
}

/** What a dialect does for the queues. */
export interface QueueOperations<E> {
  /** Ready jobs from these places on, and parked jobs before them, in no particular order. */
  claim(executor: E, request: ClaimRequest, places: ClaimPlaces): Promise<ClaimedJob[]>;

  /** @returns the queues that got a job back */
  handBack(executor: E, jobs: readonly LeasedJob[]): Promise<string[]>;

  /** The rows of the jobs are locked. @returns what was parked, one element for each job */
  park(executor: E, jobs: readonly LeasedJob[]): Promise<QueuedCall[]>;

  /** Parks ready jobs of these calls, `MAX_PARKED_ALONG` at most. */
  parkReady(executor: E, calls: readonly QueuedCall[]): Promise<void>;

  parkedCalls(executor: E, queues: readonly string[]): Promise<CallName[]>;

  findLeases(executor: E, serverId: string): Promise<LeasedJob[]>;
  findLostLeases(executor: E, jobs: readonly LeasedJob[]): Promise<string[]>;

  /** @returns false when it is paused already */
  pause(executor: E, queue: string, by: string): Promise<boolean>;

  /** @returns false when it is not paused */
  resume(executor: E, queue: string): Promise<boolean>;

  pausedQueues(executor: E): Promise<PausedQueue[]>;
}
