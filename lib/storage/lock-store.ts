import type { LeasedJob } from './queue-store.js';

export interface LockRequest extends LeasedJob {
  readonly resource: string;
  /** How long the job may wait from the first time that it found the resource taken. */
  readonly timeoutMs: number;
}

/**
 * Locks on named resources, held for exactly as long as a run. A job that finds its resource taken
 * stands in line outside the queue, by priority and age. Each queue has a line of its own, because nobody
 * knows which of them is served. Whatever frees the resource *wakes* the first of each line, in the same
 * transaction: it is ready again. The resource is kept for whoever was woken; of those that were woken
 * in several queues, the first that asks gets it. The turn of a job that goes elsewhere, or whose server
 * is removed, is passed on.
 */
export interface LockStore {
  /**
   * Takes the lock for each request, in the order given. A job whose resource is taken, or kept for
   * others, loses its lease and joins the line. If nobody was woken before it in its queue, it is woken
   * at once.
   *
   * @returns the ids of the jobs that hold their lock now
   */
  acquire(requests: readonly LockRequest[]): Promise<string[]>;
}
