import type { ResourceDemand } from '../filters/lock-filter.js';
import { recurringResourceOf } from '../job/recurring-run.js';
import type { LockRequest, LockStore } from '../storage/lock-store.js';
import type { Assignment } from './assignment.js';

/** As good as for ever: a job of a recurring job waits until those before it have ended. */
const RECURRING_TIMEOUT_MS = 10 * 365 * 24 * 60 * 60 * 1_000;

/**
 * Takes the locks that claimed jobs need: those that their lock filter demands; without one, jobs of a
 * recurring job that are to run one by one need one as well. All others cost nothing; those whose
 * resource is taken have left for the waiting line when this returns.
 */
export class LockAcquirer {
  constructor(private readonly locks: LockStore) {}

  /** @returns those that may start */
  async acquire(assignments: readonly Assignment[]): Promise<readonly Assignment[]> {
    if (!assignments.some(mayNeedLock)) return assignments;

    const requests = assignments.flatMap((assignment) => this.requestOf(assignment) ?? []);
    if (requests.length === 0) return assignments;

    const granted = new Set(await this.locks.acquire(requests));
    const waiting = new Set<string>();
    for (const { id } of requests) if (!granted.has(id)) waiting.add(id);
    return assignments.filter(({ job }) => !waiting.has(job.id));
  }

  private requestOf(assignment: Assignment): LockRequest | undefined {
    const { claimed, job } = assignment;
    if (!claimed.parameters || claimed.isCanceled) return undefined;

    try {
      const { lease } = claimed;
      const demand = demandOf(assignment);
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

const mayNeedLock = ({ plan, parameters }: Assignment) =>
  plan.lock !== undefined || recurringResourceOf(parameters) !== undefined;

function demandOf(assignment: Assignment): ResourceDemand | undefined {
  const { plan, claimed, job, parameters, items, logger } = assignment;
  if (plan.lock) {
    const { attempt } = claimed.lease;
    return plan.lock.onLocking({ job, parameters, items, logger, attempt });
  }

  const resource = recurringResourceOf(parameters);
  return resource === undefined ? undefined : { resource, timeoutMs: RECURRING_TIMEOUT_MS };
}
