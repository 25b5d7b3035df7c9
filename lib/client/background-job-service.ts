import type { Observable } from 'rxjs';
import type { NewJobs } from '../batches/new-jobs.js';
import { transactionOutsideBatch } from '../batches/transaction-outside-batch.js';
import type { ParentIds } from '../continuations/continuation-terms.js';
import { type JobStart, startOf } from '../continuations/job-start.js';
import { linksTo } from '../continuations/parent-links.js';
import { type Waiting, waitingAs, waitingFor } from '../continuations/waiting.js';
import type { ContinueOptions } from '../creation/continue-options.js';
import type { EnqueueOptions } from '../creation/enqueue-options.js';
import type { EnqueueManyOptions, OptionsOfItem } from '../creation/item-options.js';
import type { TransactionOptions } from '../creation/transaction-options.js';
import type { ServiceCall } from '../job/capture/service-call.js';
import type { JobId } from '../job/job-id.js';
import type { JobResult } from '../job/job-result.js';
import type { ServiceType } from '../job/service-type.js';
import { AwaitingState } from '../states/awaiting-state.js';
import { DeletedState } from '../states/deleted-state.js';
import { EngineReason } from '../states/engine-reason.js';
import { EnqueuedState } from '../states/enqueued-state.js';
import { FailedState } from '../states/failed-state.js';
import { ProcessingState } from '../states/processing-state.js';
import { ScheduledState } from '../states/scheduled-state.js';
import type { State } from '../states/state.js';
import { SucceededState } from '../states/succeeded-state.js';
import type { JobParameters } from '../storage/jobs/records.js';
import type { StateCounts } from '../storage/statistics/statistics-store.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import { type Duration, instantOf } from '../support/time/duration.js';
import type { BackgroundJobServiceParts } from './background-job-service-parts.js';
import { findJobDetails } from './find-job-details.js';
import type { JobDetails } from './job-details.js';
import type { JobUpdate } from './watching/job-update.js';
import { jobUpdates } from './watching/job-updates.js';
import { resultWait } from './watching/result-wait.js';
import type { WaitOptions } from './watching/wait-options.js';

const STATES = [
  AwaitingState,
  ScheduledState,
  EnqueuedState,
  ProcessingState,
  SucceededState,
  FailedState,
  DeletedState,
];
const NO_JOBS = Object.fromEntries(STATES.map(({ NAME }) => [NAME, 0]));

export interface ChangeStateOptions {
  /** The change happens only if the job is in this state. */
  readonly expectedState?: string | undefined;
  /** The change happens only if this is still the latest attempt of the job, so the job has not run again since. */
  readonly expectedAttempt?: number | undefined;
  /** Parameters that the job gets with its new state. Its other parameters stay as they are. */
  readonly parameters?: JobParameters | undefined;
}

export interface CreateManyOptions extends TransactionOptions {}

/**
 * Creates background jobs and changes their state. The id of a job that a filter cancelled is null, and every
 * method that takes an id takes null for "no such job".
 */
export class BackgroundJobService {
  constructor(private readonly parts: BackgroundJobServiceParts) {}

  /**
   * Has a worker call the method as soon as a worker is free.
   *
   * @returns the id of the job, once the job is stored; null when a filter cancelled the job
   * @throws HangfireError when the call, an argument or an option cannot be stored; no job was stored then
   */
  enqueue<T, Returned = unknown>(
    service: ServiceType<T>,
    call: ServiceCall<T, Returned>,
    options: EnqueueOptions = {},
  ): Promise<JobId<JobResult<Returned>> | null> {
    return this.create(service, call, new EnqueuedState(), options);
  }

  /**
   * Creates one job for each item, in the order of the items. All jobs are stored, or none.
   *
   * @param options for all jobs, or a function that returns the options of each job, followed by options for what the
   *   function leaves out
   * @returns the ids in the order of the items; null where a filter cancelled the job
   * @throws InvalidOptionsError when the function returns no options
   */
  enqueueMany<T, Item, Returned = unknown>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => Returned,
    options?: EnqueueManyOptions,
  ): Promise<(JobId<JobResult<Returned>> | null)[]>;
  enqueueMany<T, Item, Returned = unknown>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => Returned,
    options: OptionsOfItem<Item>,
    ofCall?: EnqueueManyOptions,
  ): Promise<(JobId<JobResult<Returned>> | null)[]>;
  enqueueMany<T, Item, Returned = unknown>(
    service: ServiceType<T>,
    items: Iterable<Item>,
    call: (service: T, item: Item) => Returned,
    options: EnqueueManyOptions | OptionsOfItem<Item> = {},
    ofCall: EnqueueManyOptions = {},
  ): Promise<(JobId<JobResult<Returned>> | null)[]> {
    return this.parts.together.enqueueMany(service, items, call, options, ofCall);
  }

  /**
   * Creates jobs of several methods together. The jobs that the callback adds are stored after the callback has ended:
   * all of them, or none. The callback may be async. A job may continue another job of the same callback.
   *
   * @returns the ids in the order in which the jobs were added; null where a filter cancelled the job
   * @throws InvalidCallbackError for a callback that is no function
   * @throws CreationClosedError inside the callback, when it adds a job after it has ended
   */
  createMany(
    callback: (jobs: NewJobs) => unknown,
    options: CreateManyOptions = {},
  ): Promise<(string | null)[]> {
    return this.parts.together.createMany(callback, options);
  }

  /**
   * Has a worker call the method at a time, or after a duration.
   *
   * @throws InvalidTimeError when `when` is neither a valid date nor a duration
   */
  async schedule<T, Returned = unknown>(
    service: ServiceType<T>,
    call: ServiceCall<T, Returned>,
    when: Date | Duration,
    options: EnqueueOptions = {},
  ): Promise<JobId<JobResult<Returned>> | null> {
    return this.create(service, call, new ScheduledState(this.instantOf(when)), options);
  }

  /**
   * Has a worker call the method once the parents (jobs or batches) have ended as `on` says. As soon as one parent ends
   * in another way, the job is deleted. Parents that have ended already count at once.
   *
   * @throws UnknownParentError when there is no such job or batch, or its transaction is not committed yet
   * @throws InvalidParentError for a value that cannot be an id, and for an empty list
   * @throws InvalidConditionError
   */
  async continueWith<T, Returned = unknown>(
    parents: ParentIds,
    service: ServiceType<T>,
    call: ServiceCall<T, Returned>,
    options: ContinueOptions = {},
  ): Promise<JobId<JobResult<Returned>> | null> {
    const waiting = waitingFor(parents, options, this.parts.storage.clock.now());
    return this.store(service, call, waiting, options);
  }

  /** Creates a job in any state. An AwaitingState links the job to its parents. */
  async create<T, Returned = unknown>(
    service: ServiceType<T>,
    call: ServiceCall<T, Returned>,
    state: State,
    options: EnqueueOptions = {},
  ): Promise<JobId<JobResult<Returned>> | null> {
    const waits = state instanceof AwaitingState && state.parentIds.length > 0;
    const start = waits ? waitingAs(state, this.parts.storage.clock.now()) : { state };
    return this.store(service, call, start, options);
  }

  /** Puts the job back into its queue, whatever state it is in. Its retries start anew. */
  requeue(id: string | null, options: ChangeStateOptions = {}): Promise<boolean> {
    return this.changeState(id, new EnqueuedState(undefined, EngineReason.of('requeued')), options);
  }

  /** Deletes the job. The AbortSignal asks a running job to stop. */
  delete(id: string | null, options: ChangeStateOptions = {}): Promise<boolean> {
    return this.changeState(id, new DeletedState(EngineReason.of('deleted')), options);
  }

  /** Has the job run at another time, or after a duration. */
  async reschedule(
    id: string | null,
    when: Date | Duration,
    options: ChangeStateOptions = {},
  ): Promise<boolean> {
    const state = new ScheduledState(this.instantOf(when), EngineReason.of('rescheduled'));
    return this.changeState(id, state, options);
  }

  /**
   * Brings the job into another state.
   *
   * @returns false when there is no such job, the job was not in the expected state, or a filter chose another
   *   state
   */
  async changeState(
    id: string | null,
    state: State,
    options: ChangeStateOptions = {},
  ): Promise<boolean> {
    if (id === null) return false;
    const { expectedState, expectedAttempt, parameters } = options;
    const expected = { state: expectedState, attempt: expectedAttempt };
    return this.parts.mover.change(id, state, expected, parameters);
  }

  /** Returns undefined when there is no such job, or the job has expired. */
  async get(id: string | null): Promise<JobDetails | undefined> {
    const { storage, handlers } = this.parts;
    return id === null ? undefined : findJobDetails(id, storage, handlers);
  }

  /**
   * Waits until the job has ended, with all of its retries, and returns the value that its method has returned.
   * Thousands of calls can wait at the same time, because they share the looks at the store. Inside a job, prefer a
   * continuation: a job that waits keeps its worker busy.
   *
   * @param id its type knows the result of the method, if the id comes from `enqueue` or its siblings
   * @throws JobFailedError when the job has failed and has no retry left
   * @throws JobDeletedError
   * @throws UnexpectedEndError when the job ended in a final state of the application
   * @throws ResultOmittedError when the result was too large or could not be serialised
   * @throws UnknownJobError when there is no such job, it has expired, or its transaction is not committed
   * @throws WaitTimeoutError after `timeoutMs`; the job goes on
   * @throws StorageUnavailableError after `timeoutMs`, while the store is away
   * @throws StorageClosedError when the application closes
   * @throws InvalidJobIdError, and InvalidOptionsError
   * @throws the reason of `signal`, as soon as it is aborted
   */
  waitForResult<Result = unknown>(
    id: JobId<Result> | null,
    options: WaitOptions = {},
  ): Promise<Result> {
    // The type of the id says what the job returns, as `enqueue` knew it.
    return resultWait(this.parts.watch, id, options) as Promise<Result>;
  }

  /**
   * The states of the job from now on, for `@Sse` for instance. The observable completes when the job has ended, also
   * when the job has failed or was deleted. A state that lasts only for a moment may be left out. Each subscriber has a
   * watch of its own, and unsubscribing ends it completely.
   *
   * The observable fails with an UnknownJobError, an InvalidJobIdError, or, when the application closes, a
   * StorageClosedError.
   */
  watch(id: string | null): Observable<JobUpdate> {
    return jobUpdates(this.parts.watch, id);
  }

  /** How many jobs are in each state. */
  async countByState(): Promise<StateCounts> {
    const { byState, bounded } = await this.parts.storage.statistics.countByState();
    return { byState: { ...NO_JOBS, ...byState }, bounded };
  }

  private async store<T>(
    service: ServiceType<T>,
    call: ServiceCall<T>,
    start: JobStart | Waiting,
    options: EnqueueOptions,
  ): Promise<string | null> {
    const { creator, writer, transactions } = this.parts;
    const transaction = transactionOutsideBatch('BackgroundJobService', options, transactions);
    const draft = creator.capture(service, call, options);
    const begin = 'awaiting' in start ? await this.startOf(start, transaction) : start;
    return creator
      .begin(draft, begin)
      .storeWith((job) =>
        transaction || draft.mayExist
          ? writer.createAll([job], { transaction, mayExist: draft.mayExist })
          : writer.create(job),
      );
  }

  private async startOf(waiting: Waiting, transaction?: CallerTransaction): Promise<JobStart> {
    const { parents, storage } = this.parts;
    const found = await parents.find(waiting.awaiting.parentIds, transaction);
    return startOf(waiting, linksTo(waiting.awaiting, found), storage.clock.now());
  }

  private instantOf(when: Date | Duration): Date {
    return instantOf(when, this.parts.storage.clock.now());
  }
}
