import type { ClaimedJob, Lease } from './records.js';

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

/** Taking jobs from queues, and giving them back unrun. */
export interface QueueStore {
  /** Ready jobs in the order of queue, priority, age; each with a lease of its own. */
  claim(request: ClaimRequest): Promise<ClaimedJob[]>;

  /** Puts jobs that never started back in their place, as if they had not been claimed. */
  handBack(jobs: readonly LeasedJob[]): Promise<void>;

  /** Everything that a server holds a lease of. */
  findLeases(serverId: string): Promise<LeasedJob[]>;

  /** The ids of those jobs whose lease no longer stands. */
  findLostLeases(jobs: readonly LeasedJob[]): Promise<string[]>;
}
