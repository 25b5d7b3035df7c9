import type { LockRequest, LockStore } from '../storage/lock-store.js';
import type { Assignment } from './assignment.js';

/**
 * Takes the locks that claimed jobs need. Jobs without a lock filter cost nothing; those whose
 * resource is taken have left for the waiting line when this returns.
 */
export class LockAcquirer {
  constructor(private readonly locks: LockStore) {}

  /** @returns those that may start */
  async acquire(assignments: readonly Assignment[]): Promise<readonly Assignment[]> {
    if (!assignments.some(({ plan }) => plan.lock)) return assignments;

    const requests = assignments.flatMap((assignment) => this.requestOf(assignment) ?? []);
    if (requests.length === 0) return assignments;

    const granted = new Set(await this.locks.acquire(requests));
    const waiting = new Set<string>();
    for (const { id } of requests) if (!granted.has(id)) waiting.add(id);
    return assignments.filter(({ job }) => !waiting.has(job.id));
  }

  private requestOf(assignment: Assignment): LockRequest | undefined {
    const { plan, claimed, job, parameters, items, logger } = assignment;
    if (!plan.lock || !claimed.parameters) return undefined;

    try {
      const { lease } = claimed;
      const { attempt } = lease;
      const context = { job, parameters, items, logger, attempt };
      const demand = plan.lock.onLocking(context);
      if (!demand) return undefined;

      assignment.lockedResource = demand.resource;
      return { id: job.id, lease, ...demand };
    } catch (error) {
      // The job fails with this error as soon as it is performed, and no other one is held up.
      assignment.failure = error;
      return undefined;
    }
  }
}
