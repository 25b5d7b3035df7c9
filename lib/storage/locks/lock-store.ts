import type { LeasedJob } from '../queues/queue-store.js';

export interface LockRequest extends LeasedJob {
  readonly resource: string;
  /** How long the job may wait, in milliseconds. The time begins when the job first finds the resource taken. */
  readonly timeoutMs: number;
}

/**
 * Locks on named resources. A run holds its lock exactly until it ends.
 *
 * A job that finds its resource taken waits in a line outside the queue, by priority and age. Each queue has a line
 * of its own, because nobody knows which queues have a server. The transaction that frees a resource *wakes* the first
 * job of each line, which makes that job ready again. The store keeps the resource for the woken jobs, and the
 * first of them that asks gets it. The turn passes on to the next job in line where the woken job goes elsewhere or its
 * server is removed.
 */
export interface LockStore {
  /**
   * Takes the lock for each request, in the order given. A job loses its lease and joins the line where its resource
   * is taken, or kept for woken jobs. If the resource is free and no woken job of its queue comes before this job, the
   * store wakes this job at once.
   *
   * @returns the ids of the jobs that hold their lock now
   */
  acquire(requests: readonly LockRequest[]): Promise<string[]>;
}
