import type { LeasedJob } from './queue-store.js';

export interface LockRequest extends LeasedJob {
  readonly resource: string;
  /** How long the job may wait from the first time that it found the resource taken. */
  readonly timeoutMs: number;
}

/**
 * Locks on named resources, held for exactly as long as a run. A job that finds its resource taken
 * waits outside the queue; whatever frees the resource makes the next one of each queue ready, in
 * the same transaction.
 */
export interface LockStore {
  /**
   * Takes the lock for each request, in the order given. A job whose resource is taken loses its
   * lease and waits.
   *
   * @returns the ids of the jobs that hold their lock now
   */
  acquire(requests: readonly LockRequest[]): Promise<string[]>;
}
