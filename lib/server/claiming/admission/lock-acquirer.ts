import type { ResourceDemand } from '../../../filters/lock-filter.js';
import { recurringResourceOf } from '../../../job/recurring-run.js';
import { blameOf } from '../../../storage/errors/blame.js';
import type { LockRequest, LockStore } from '../../../storage/locks/lock-store.js';
import { MicroBatcher } from '../../../support/flow/micro-batcher.js';
import type { Assignment } from '../../running/assignment.js';

/** Ten years, which means for ever: a job of a recurring job waits until the jobs before it have ended. */
const RECURRING_TIMEOUT_MS = 10 * 365 * 24 * 60 * 60 * 1_000;
const MAX_BATCH_SIZE = 1_000;
const MAX_IN_FLIGHT = 2;
/** The job fails after this many refusals of its lock. A single refusal proves nothing. */
const MAX_REFUSALS = 3;

/**
 * Takes the locks that claimed jobs need. Lock filters demand them. Without a lock filter, the jobs of a recurring job
 * may need a lock to run one by one. Jobs without a lock cost nothing. When this returns, the jobs whose resource is
 * taken already wait for it.
 */
export class LockAcquirer {
  private readonly requests: MicroBatcher<LockRequest, boolean>;

  constructor(locks: LockStore) {
    this.requests = new MicroBatcher({
      maxBatchSize: MAX_BATCH_SIZE,
      maxInFlight: MAX_IN_FLIGHT,
      blame: blameOf,
      flush: async (requests) => {
        const granted = new Set(await locks.acquire(requests));
        return requests.map(({ id }) => granted.has(id));
      },
    });
  }

  /** @returns the jobs that may start */
  async acquire(assignments: readonly Assignment[]): Promise<readonly Assignment[]> {
    if (!assignments.some(mayNeedLock)) return assignments;

    const answers = await Promise.allSettled(assignments.map((one) => this.mayStart(one)));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return assignments.filter((_, index) => isTrue(answers[index]));
  }

  private async mayStart(assignment: Assignment): Promise<boolean> {
    const request = this.requestOf(assignment);
    if (!request) return true;

    for (let refusals = 1; ; refusals += 1) {
      try {
        return await this.requests.add(request);
      } catch (error) {
        if (blameOf(error) !== 'some') throw error;
        if (refusals < MAX_REFUSALS) continue;
        this.fail(assignment, error);
        return true;
      }
    }
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
      this.fail(assignment, error);
      return undefined;
    }
  }

  /** The job fails with this error as soon as it runs, so that it holds up no other job. */
  private fail(assignment: Assignment, error: unknown): void {
    assignment.lockedResource = undefined;
    assignment.failure = error;
  }
}

const isTrue = (answer: PromiseSettledResult<boolean> | undefined) =>
  answer?.status === 'fulfilled' && answer.value;

/** False only for jobs that certainly need no lock. */
export const mayNeedLock = ({ plan, parameters }: Assignment): boolean =>
  plan.lock !== undefined || recurringResourceOf(parameters) !== undefined;

function demandOf(assignment: Assignment): ResourceDemand | undefined {
  const { plan, parameters } = assignment;
  if (plan.lock) return plan.lock.onLocking(assignment.filterContext({}));

  const resource = recurringResourceOf(parameters);
  return resource === undefined ? undefined : { resource, timeoutMs: RECURRING_TIMEOUT_MS };
}
