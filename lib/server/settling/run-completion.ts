import { setTimeout as delay } from 'node:timers/promises';
import type { StoredChanges } from '../../client/stored-changes.js';
import { FailedState } from '../../states/failed-state.js';
import type { State } from '../../states/state.js';
import { SucceededState } from '../../states/succeeded-state.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type { Transition } from '../../storage/jobs/transition.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { Logger } from '../../support/logger.js';
import { Backoff } from '../../support/time/backoff.js';
import { CompletionRefusedError } from '../errors/completion-refused-error.js';
import { CompletionRolledBackError } from '../errors/completion-rolled-back-error.js';
import type { Assignment } from '../running/assignment.js';

const BACKOFF = { initialMs: 50, maxMs: 5_000 } as const;

/** Whether a run has completed its job. `unknown` while the store cannot be asked. */
export type Completion = 'made' | 'none' | 'unknown';

/**
 * Handles runs that complete their jobs themselves, in a transaction of their own. Afterwards, the lease tells whether
 * that transaction was committed, because the lease ends with the job.
 */
export class RunCompletion {
  constructor(
    private readonly storage: Pick<JobStorage, 'jobs' | 'queues'>,
    private readonly logger: Logger,
    private readonly options: {
      readonly serverId: string;
      readonly maxStackLines: number;
      /** Is told of the outcomes that were stored. */
      readonly changes: StoredChanges;
    },
  ) {}

  /** @throws CompletionRefusedError */
  async store(
    assignment: Assignment,
    success: Transition,
    transaction: CallerTransaction,
  ): Promise<void> {
    // Another part is about to write the job's row, and this transaction must not hold it up.
    if (assignment.hasEnded) throw new CompletionRefusedError(assignment.job.id, undefined);

    assignment.mayBeCompleted = true;
    // A crash before the transaction commits undoes what the job has written in it, and the job runs
    // again elsewhere. A crash after it changes nothing.
    const [outcome] = await this.storage.jobs.applyTransitions([success], { transaction });
    if (outcome?.applied) return;

    const state = outcome?.obstacle === 'changed' ? outcome.state : undefined;
    throw new CompletionRefusedError(assignment.job.id, state);
  }

  /**
   * `none`: the outcome of the run still has to be stored. `made`: the job no longer belongs to this run, and there is
   * nothing to store.
   */
  async madeBy(assignment: Assignment, outcome: State): Promise<Completion> {
    const { claimed, job, abort, lockedResource } = assignment;
    const backoff = new Backoff(BACKOFF);

    for (;;) {
      try {
        const [lost] = await this.storage.queues.findLostLeases([claimed]);
        if (lost === undefined) return 'none';

        // If the job was taken away, the statement that frees its lock was rolled back, so the lock is freed here.
        if (lockedResource !== undefined) await this.storage.queues.handBack([claimed]);
        if (outcome instanceof FailedState) {
          const { error } = outcome;
          this.logger.warn('Job threw after it had completed itself', { jobId: job.id, error });
        }
        return 'made';
      } catch (error) {
        if (abort.isAborted) {
          this.logger.warn('Nobody knows yet whether a job has completed itself', {
            jobId: job.id,
            error,
          });
          return 'unknown';
        }
        await delay(backoff.nextMs());
      }
    }
  }

  /** Tells listeners of the success that the run itself has stored, unless the job has left the run in another way. */
  async tell({ claimed, job }: Assignment, success: Transition): Promise<void> {
    const { changes } = this.options;
    if (changes.isSilent) return;
    try {
      const [found] = await this.storage.jobs.findStates([claimed.id]);
      if (found?.state !== success.to || found.attempt !== claimed.lease.attempt) return;
      changes.tell(success, changes.wants(claimed) ? job : undefined);
    } catch {
      // The store is away. Waiting callers look at the job themselves.
    }
  }

  /**
   * The error of the method, or an error that says that the transaction was not committed: the run cannot have
   * succeeded then.
   */
  outcomeWithoutCommit({ job }: Assignment, outcome: State): State {
    if (!(outcome instanceof SucceededState)) return outcome;
    return new FailedState(new CompletionRolledBackError(job.id), this.options);
  }
}
