import type { MaybePromise } from '../../../support/flow/maybe-promise.js';
import type { Assignment } from '../../running/assignment.js';
import type { HandBack } from '../leases/hand-back.js';
import type { FreeWorkers } from '../workers/free-workers.js';
import { isLateAnswer, type LeaseBounds } from './late-answer.js';
import { type LockAcquirer, mayNeedLock } from './lock-acquirer.js';
import type { PausedQueues, SortedJobs } from './paused-queues.js';
import { isSuspect, suspectsWithoutWorker } from './suspects.js';
import type { UnknownJobs } from './unknown-jobs.js';

export interface AdmissionParts {
  readonly unknown: UnknownJobs;
  readonly locks: LockAcquirer;
  readonly pauses: PausedQueues;
  readonly workers: FreeWorkers;
  readonly handBack: HandBack;
}

/**
 * Decides which of the jobs that this server has just leased may start here. A job may start if its lease is sure to
 * stand, its method is known here, its lock was free and its queue is not paused. A suspect also needs a free worker.
 */
export class Admission {
  constructor(
    private readonly parts: AdmissionParts,
    private readonly bounds: LeaseBounds,
  ) {}

  /**
   * @param askedMs when the store was asked for the leases
   * @returns the jobs that may start, and the jobs to hand back afterwards
   */
  admit(assignments: readonly Assignment[], askedMs: number): MaybePromise<SortedJobs> {
    if (isLateAnswer(askedMs, this.bounds)) return { open: [], closed: assignments };
    return this.mayAllStart(assignments)
      ? { open: assignments, closed: [] }
      : this.sortOut(assignments);
  }

  /** Whether all of these jobs may start at once. Most jobs are known here, need no lock and are no suspects. */
  private mayAllStart(assignments: readonly Assignment[]): boolean {
    const { unknown, pauses } = this.parts;
    return (
      unknown.toBeParked(assignments).size === 0 &&
      !assignments.some(mayNeedLock) &&
      pauses.areOpen(assignments) &&
      !assignments.some(isSuspect)
    );
  }

  private async sortOut(assignments: readonly Assignment[]): Promise<SortedJobs> {
    const { locks, pauses, workers, handBack } = this.parts;
    let waiting = await locks.acquire(await this.parkUnknown(assignments));
    await pauses.confirm(waiting);
    for (;;) {
      const { open, closed } = pauses.sorted(waiting);
      const suspects = suspectsWithoutWorker(open, workers.count);
      if (suspects.size === 0) return { open, closed };

      // All suspects go back into their queues before any other job starts. While that happens, a queue may be paused.
      await handBack.give([...suspects]);
      waiting = waiting.filter((one) => !suspects.has(one));
    }
  }

  /** @returns the jobs whose methods this server knows, or lets fail */
  private async parkUnknown(assignments: readonly Assignment[]): Promise<readonly Assignment[]> {
    const { unknown, handBack } = this.parts;
    const parked = unknown.toBeParked(assignments);
    if (parked.size === 0) return assignments;

    unknown.log(parked);
    await handBack.park([...parked]);
    return assignments.filter((one) => !parked.has(one));
  }
}
