import type { JobFilter } from '../../filters/job-filter.js';
import type {
  LockingContext,
  LockTimeoutContext,
  ResourceDemand,
} from '../../filters/lock-filter.js';
import type { ApplyStateContext } from '../../filters/state-filter.js';
import type { BackgroundJob } from '../../job/background-job.js';
import { MASK } from '../../job/display/mask.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { FailedState } from '../../states/failed-state.js';
import { ProcessingState } from '../../states/processing-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { State } from '../../states/state.js';
import { safely } from '../../support/safely.js';
import {
  type DisableConcurrentExecutionOptions,
  type ResolvedDisableConcurrentExecutionOptions,
  resolveDisableConcurrentExecutionOptions,
} from './disable-concurrent-execution-options.js';
import { DistributedLockTimeoutError } from './distributed-lock-timeout-error.js';
import {
  lockResource,
  requireLockFormat,
  requireLockResource,
  shownResource,
} from './lock-resource.js';
import { UnlockedEnqueuedState } from './unlocked-enqueued-state.js';

/** Marks a job whose next run needs no lock. */
export const RUNS_UNLOCKED = 'RunsUnlocked';

/** Demands the resource before a run, and decides what happens to jobs that waited too long for it. */
export class DisableConcurrentExecutionFilter implements JobFilter {
  private readonly options: ResolvedDisableConcurrentExecutionOptions;

  constructor(options: DisableConcurrentExecutionOptions) {
    this.options = resolveDisableConcurrentExecutionOptions(options);
    if (this.options.resource !== undefined) requireLockFormat(this.options.resource);
  }

  onLocking({ job, parameters }: LockingContext): ResourceDemand | undefined {
    if (parameters.get(RUNS_UNLOCKED) === true) return undefined;

    const { resource: format, timeoutInSeconds } = this.options;
    const resource =
      format === undefined ? requireLockResource(job.callName) : lockResource(format, job);
    return { resource, timeoutMs: Math.round(timeoutInSeconds * 1000) };
  }

  onLockTimeout({ job, resource, now }: LockTimeoutContext): State {
    const { onTimeout, timeoutInSeconds } = this.options;
    // The name of a resource may contain arguments, and not everybody who sees a reason may see arguments.
    const reason = EngineReason.of('resource-in-use', { seconds: timeoutInSeconds });

    switch (onTimeout) {
      case 'fail':
        return new FailedState(
          new DistributedLockTimeoutError(this.shown(job, resource), timeoutInSeconds),
        );
      case 'run':
        return new UnlockedEnqueuedState(reason);
      case 'delete':
        return new DeletedState(reason);
      case 'reschedule':
        return new ScheduledState(this.nextTry(now), reason);
    }
  }

  /** The next run of the job needs the lock again. */
  onStateApplied({ newState, parameters }: ApplyStateContext): void {
    if (newState instanceof UnlockedEnqueuedState) parameters.set(RUNS_UNLOCKED, true);
    else if (newState.name !== ProcessingState.NAME) parameters.delete(RUNS_UNLOCKED);
  }

  /** For a job that cannot be read, we do not know which arguments its resource contains, so all of it is masked. */
  private shown(job: BackgroundJob, resource: string): string {
    return safely(() => shownResource(this.options.resource, job, resource), MASK);
  }

  private nextTry(now: Date): Date {
    const { timeoutInSeconds, rescheduleDelayInSeconds } = this.options;
    const delayInSeconds = rescheduleDelayInSeconds ?? Math.max(1, timeoutInSeconds);
    return new Date(now.getTime() + Math.round(delayInSeconds * 1000));
  }
}
