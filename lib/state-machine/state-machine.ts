import type { FailedRun } from '../failures/failed-run.js';
import { fingerprintOf } from '../failures/failure-fingerprint.js';
import type { FilteredJob } from '../filters/filtered-job.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ScheduledState } from '../states/scheduled-state.js';
import type { State } from '../states/state.js';
import type { HistoryEntry } from '../storage/jobs/records.js';
import { andThen, isPromise, type MaybePromise } from '../support/flow/maybe-promise.js';
import { requireExactText } from '../support/text/exact-text.js';
import type { Clock } from '../support/time/clock.js';
import { LATEST_MS } from '../support/time/duration.js';
import { type AppliedFilters, applyState } from './apply-state.js';
import { boundedData, boundedReason } from './bounded-data.js';
import { type Election, electState } from './elect-state.js';
import type { ElectedChange, StateChange } from './state-change.js';

export interface StateMachineOptions {
  /** How long the store keeps a finished job, in milliseconds. A filter may change it. */
  readonly jobExpirationTimeoutMs: number;
  /**
   * Finds the id of a failure's group.
   *
   * @default the rules of the library
   */
  readonly fingerprint?: ((run: FailedRun) => string) | undefined;
}

/**
 * Brings states and filters together: elects the new state of a job, and works out all values to store with it. The caller
 * stores them.
 */
export class StateMachine {
  constructor(
    private readonly clock: Clock,
    private readonly options: StateMachineOptions,
  ) {}

  /** Returns a promise only if one of the filters did. */
  change(filtered: FilteredJob, change: StateChange): MaybePromise<ElectedChange> {
    const now = change.at ?? this.clock.now();
    const election = electState(filtered, change, now);
    return isPromise(election)
      ? this.applyAfter(election, filtered, change, now)
      : this.apply(election, filtered, change, now);
  }

  // The promises have methods of their own, because a function that has closures makes room for them in each call.

  private applyAfter(
    pending: PromiseLike<Election>,
    filtered: FilteredJob,
    change: StateChange,
    now: Date,
  ): MaybePromise<ElectedChange> {
    return andThen(pending, (election) => this.apply(election, filtered, change, now));
  }

  private apply(
    election: Election,
    filtered: FilteredJob,
    change: StateChange,
    now: Date,
  ): MaybePromise<ElectedChange> {
    const { jobExpirationTimeoutMs } = this.options;
    const applied = applyState(filtered, change, election, now, jobExpirationTimeoutMs);
    return isPromise(applied)
      ? this.changeAfter(applied, election, filtered, now)
      : this.changeOf(applied, election, filtered, now);
  }

  private changeAfter(
    pending: PromiseLike<AppliedFilters>,
    election: Election,
    filtered: FilteredJob,
    now: Date,
  ): MaybePromise<ElectedChange> {
    return andThen(pending, (applied) => this.changeOf(applied, election, filtered, now));
  }

  private changeOf(
    applied: AppliedFilters,
    { elected, traversed }: Election,
    { job }: FilteredJob,
    now: Date,
  ): ElectedChange {
    const entry = this.entryOf(elected, now, job);
    const history =
      traversed.length === 0 ? [entry] : [...this.entriesOf(traversed, now, job), entry];
    return electedChange(elected, history, now, applied);
  }

  /**
   * The last resort when a filter keeps throwing: the change without any filter.
   *
   * @param job undefined where only the id of the job is known
   */
  changeUnfiltered(state: State, job?: FailedRun['job']): ElectedChange {
    const { jobExpirationTimeoutMs } = this.options;
    const now = this.clock.now();
    return electedChange(state, [this.entryOf(state, now, job)], now, {
      jobExpirationTimeoutMs,
      counters: [],
    });
  }

  private entriesOf(states: readonly State[], at: Date, job: FailedRun['job']): HistoryEntry[] {
    return states.map((state) => this.entryOf(state, at, job));
  }

  private entryOf(state: State, at: Date, job: FailedRun['job']): HistoryEntry {
    const entry = historyEntry(state, at);
    return state instanceof FailedState
      ? { ...entry, data: { ...entry.data, fingerprint: this.fingerprintOf(state, job) } }
      : entry;
  }

  private fingerprintOf({ exception, stack }: FailedState, job: FailedRun['job']): string {
    const { fingerprint = (run) => fingerprintOf(run).id } = this.options;
    const { type, code, message } = exception;
    return fingerprint({ exceptionType: type, code, message, stack, job });
  }
}

function electedChange(
  state: State,
  history: readonly HistoryEntry[],
  now: Date,
  { jobExpirationTimeoutMs, counters }: AppliedFilters,
): ElectedChange {
  return {
    state,
    history,
    runAt: runAtOf(state, now),
    queue: state instanceof EnqueuedState ? state.queue : undefined,
    expireAt: state.isFinal ? expiryOf(now, jobExpirationTimeoutMs) : undefined,
    counters,
  };
}

function historyEntry(state: State, at: Date): HistoryEntry {
  const reason = boundedReason(state);
  const name = requireExactText('the name of a state', state.name);
  const data = boundedData(state);
  return reason === undefined ? { state: name, at, data } : { state: name, at, reason, data };
}

/** The latest time that a store can keep is the limit, also for jobs that are kept for ever. */
function expiryOf(now: Date, timeoutMs: number): Date {
  return new Date(Math.min(now.getTime() + timeoutMs, LATEST_MS));
}

function runAtOf(state: State, now: Date): Date | undefined {
  if (state instanceof ScheduledState) return state.enqueueAt;
  return state.name === EnqueuedState.NAME ? now : undefined;
}
