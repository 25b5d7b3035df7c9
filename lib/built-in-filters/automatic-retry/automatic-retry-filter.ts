import type { JobFilter } from '../../filters/job-filter.js';
import type { ElectStateContext } from '../../filters/state-filter.js';
import { DoNotRetryError } from '../../job/errors/do-not-retry-error.js';
import { DeletedState } from '../../states/deleted-state.js';
import { EngineReason } from '../../states/engine-reason.js';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { FailedState } from '../../states/failed-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import { PROCESSING, SUCCEEDED } from '../../states/state-names.js';
import { MAX_SECONDS } from '../../support/options/option-schemas.js';
import { askedDelay, type FailedAttempt } from './asked-delay.js';
import {
  type AutomaticRetryOptions,
  type ResolvedAutomaticRetryOptions,
  resolveAutomaticRetryOptions,
} from './automatic-retry-options.js';
import { isErrorOf } from './error-matching.js';
import { type Random, retryDelayInSeconds } from './retry-delay.js';
import { retryReason } from './retry-reason.js';
import { SNOOZE_COUNT, snoozed } from './snooze.js';

/** The parameter that counts the retries of a job since a person last requeued or rescheduled it. */
export const RETRY_COUNT = 'RetryCount';

/** Replaces a Failed candidate by a retry, a snooze or a deletion. */
export class AutomaticRetryFilter implements JobFilter {
  readonly order = 20;
  readonly ignoredStates: readonly string[];
  private readonly options: ResolvedAutomaticRetryOptions;

  constructor(
    options: AutomaticRetryOptions = {},
    private readonly random: Random = Math.random,
  ) {
    this.options = resolveAutomaticRetryOptions(options);
    // A subclass may act on any state, so no state is ignored for it.
    this.ignoredStates = new.target === AutomaticRetryFilter ? [PROCESSING, SUCCEEDED] : [];
  }

  onStateElection(context: ElectStateContext): void {
    const { candidateState, parameters } = context;

    if (isBroughtBack(context)) {
      parameters.delete(RETRY_COUNT);
      parameters.delete(SNOOZE_COUNT);
    } else if (candidateState instanceof FailedState) this.decide(context, candidateState);
  }

  private decide(context: ElectStateContext, failed: FailedState): void {
    if (this.snooze(context, failed)) return;

    const attempt = retryCountOf(context) + 1;
    const isRetriable = this.isRetriable(failed.error);

    if (isRetriable && attempt <= this.options.attempts) {
      this.retry(context, failed, attempt);
      return;
    }
    if (isRetriable && this.options.onAttemptsExceeded === 'delete') this.delete(context, failed);
    this.logGivenUp(context, failed);
  }

  private snooze(context: ElectStateContext, failed: FailedState): boolean {
    const { exceptOn = [], maxSnoozes, logEvents } = this.options;
    if (isErrorOf(exceptOn, failed.error)) return false;
    const state = snoozed(context, failed, maxSnoozes);
    if (!state) return false;

    context.candidateState = state;
    const { job, logger } = context;
    const facts = { jobId: job.id, call: job.displayName, until: state.enqueueAt };
    if (logEvents) logger.info('Job has put off its run', { ...facts, reason: state.reason });
    return true;
  }

  private isRetriable(error: unknown): boolean {
    const { onlyOn, exceptOn = [] } = this.options;
    if (onlyOn && !isErrorOf(onlyOn, error)) return false;
    return !isErrorOf([...exceptOn, DoNotRetryError], error);
  }

  private retry(context: ElectStateContext, failed: FailedState, attempt: number): void {
    const { attempts, logEvents } = this.options;
    const { job, logger, now } = context;
    const reason = retryReason(attempt, attempts, failed.exception.message);
    const delayInSeconds = this.delayBefore({ attempt, error: failed.error }, context);
    const due = new Date(now.getTime() + Math.round(delayInSeconds * 1000));

    context.parameters.set(RETRY_COUNT, attempt);
    context.candidateState =
      delayInSeconds === 0 ? new EnqueuedState(undefined, reason) : new ScheduledState(due, reason);

    if (!logEvents) return;
    const { error } = failed;
    const facts = {
      jobId: job.id,
      call: job.displayName,
      attempt,
      attempts,
      delayInSeconds,
      error,
    };
    logger.warn('Job failed and will be retried', facts);
  }

  private delayBefore(failed: FailedAttempt, context: ElectStateContext): number {
    const { attempt } = failed;
    const { delaysInSeconds, delayInSeconds } = this.options;
    const delay =
      delaysInSeconds?.[Math.min(attempt, delaysInSeconds.length) - 1] ??
      (delayInSeconds && askedDelay(delayInSeconds, failed, context)) ??
      retryDelayInSeconds(attempt, this.random);
    return Math.min(delay, MAX_SECONDS);
  }

  private delete(context: ElectStateContext, failed: FailedState): void {
    const { attempts } = this.options;
    const reason =
      attempts === 0
        ? EngineReason.of('retries-disabled')
        : EngineReason.of('retries-exceeded', { attempts });
    context.candidateState = new DeletedState(reason, failed.exception);
  }

  private logGivenUp({ job, logger, candidateState }: ElectStateContext, failed: FailedState) {
    if (!this.options.logEvents) return;

    const facts = { jobId: job.id, call: job.displayName, error: failed.error };
    logger.error('Job failed', { ...facts, state: candidateState.name });
  }
}

/** Whether a person requeues or reschedules the job, which starts a new count. The engine's own requeues keep the count. */
function isBroughtBack({ candidateState, currentState, requestedBy }: ElectStateContext): boolean {
  const isPending = [EnqueuedState.NAME, ScheduledState.NAME].includes(candidateState.name);
  return isPending && requestedBy === 'client' && currentState !== undefined;
}

function retryCountOf({ parameters }: ElectStateContext): number {
  const count = parameters.get(RETRY_COUNT);
  return typeof count === 'number' && count > 0 ? count : 0;
}
