import type { BackgroundJobService } from '../client/background-job-service.js';
import type { EnqueueOptions } from '../creation/enqueue-options.js';
import { captureCall } from '../job/capture/capture-call.js';
import type { HandlerCatalog } from '../job/handlers/handler-catalog.js';
import type { ServiceType } from '../job/service-type.js';
import type { CallerTransaction } from '../support/caller-transaction.js';
import { type Duration, instantOf } from '../support/time/duration.js';
import { type EnqueuedJob, enqueuedJobOf } from './enqueued-job.js';
import { CreationCanceledError } from './errors/creation-canceled-error.js';
import { type JobFailure, JobsFailedError } from './errors/jobs-failed-error.js';
import { NotStartedError } from './errors/not-started-error.js';
import { TimeMovesForwardError } from './errors/time-moves-forward-error.js';
import type { InlineRuns } from './inline/inline-runs.js';
import type { JobArguments, JobMethod } from '../job/job-methods.js';
import { requireMethod } from './require-method.js';
import { advance } from './run/advance.js';
import { drain, waitingNow } from './run/drain.js';
import type { AdvanceOptions, DrainOptions, RunOptions, RunSummary } from './run/run-options.js';
import { RUN_LIMIT, RunTally } from './run/run-tally.js';
import type { InjectedFailures } from './server/injected-failures.js';
import type { SteppedServer } from './server/stepped-server.js';
import type { TestingStorage } from './store/testing-storage.js';
import type { TestingClock } from './testing-clock.js';
import type { ResolvedTestingOptions } from './testing-options.js';

/** How many jobs a move of the clock runs, unless the call says otherwise: recurring jobs may run often. */
const ADVANCE_LIMIT = 10_000;

/** The application under test. */
export interface TestedApplication {
  readonly handlers: HandlerCatalog;
  readonly jobs: BackgroundJobService;
  /** Resolves when the recurring jobs of the application are stored; undefined before the application starts. */
  readonly started: Promise<void> | undefined;
  /** Starts over with an empty store. */
  begin(): Promise<void>;
}

export interface HangfireTestingParts {
  readonly application: TestedApplication;
  readonly clock: TestingClock;
  readonly storage: TestingStorage;
  readonly server: SteppedServer;
  readonly injected: InjectedFailures;
  readonly inline: InlineRuns | undefined;
}

/**
 * Looks at the jobs of an application under test, runs them, and moves their time. Between the calls nothing
 * happens, because there is no worker and no timer.
 */
export class HangfireTesting {
  constructor(
    private readonly parts: HangfireTestingParts,
    private readonly options: ResolvedTestingOptions,
  ) {}

  /** The time at which the clock stands. */
  now(): Date {
    return this.parts.clock.now();
  }

  /**
   * The jobs that were created, in the order of creation, in any state, and as they are now: all jobs, the jobs of a
   * service, or the jobs of one of its methods.
   *
   * @throws UnknownMethodError
   */
  enqueued(): EnqueuedJob[];
  enqueued(service: ServiceType): EnqueuedJob[];
  enqueued<T, Method extends JobMethod<T>>(
    service: ServiceType<T>,
    method: Method,
  ): EnqueuedJob<JobArguments<T, Method>>[];
  enqueued(service?: ServiceType, method?: string): EnqueuedJob[] {
    const { handlers } = this.parts.application;
    const records = this.parts.storage.allJobs();
    if (!service) return records.map((record) => enqueuedJobOf(record, handlers));

    const { type } =
      method === undefined
        ? { type: handlers.handlerOf(service).name }
        : requireMethod(handlers, service, method);
    return records
      .filter((record) => record.type === type && (method ?? record.method) === record.method)
      .map((record) => enqueuedJobOf(record, handlers));
  }

  /**
   * Runs the job that a server would run next.
   *
   * @returns the job after its run; undefined when no job is ready
   * @throws JobsFailedError
   */
  async runNext(options: RunOptions = {}): Promise<EnqueuedJob | undefined> {
    await this.requireStarted('runNext');
    const tally = new RunTally(1);
    tally.addFailures((await this.parts.server.followUp()).failures);

    const step = await this.parts.server.runNext({ queues: this.options.queues });
    if (step) tally.addRun(step);
    this.judge(tally.failures, options);
    return step && this.jobOf(step.record.id);
  }

  /**
   * Runs jobs until none is ready.
   *
   * @throws JobsFailedError after all jobs have run, when one has failed
   * @throws RunLimitError
   */
  async drain(options: DrainOptions = {}): Promise<RunSummary> {
    await this.requireStarted('drain');
    const { recursive = true, withScheduled = false, queues = this.options.queues } = options;
    const { server, storage } = this.parts;
    const only = recursive ? undefined : waitingNow(storage.allJobs(), withScheduled);

    const tally = new RunTally(options.limit ?? RUN_LIMIT);
    await drain(server, tally, { queues, withScheduled, only });
    return this.summaryOf(tally, options);
  }

  /**
   * Moves the clock on, by a duration or to a time. Scheduled jobs, retries, recurring jobs and lock timeouts
   * that become due on the way happen in the order of their times, with the clock standing at each of these
   * times. Jobs that are ready run.
   *
   * @throws JobsFailedError after the clock has arrived, when a job has failed
   * @throws RunLimitError
   * @throws InvalidTimeError
   * @throws TimeMovesForwardError
   */
  async advance(when: Date | Duration, options: AdvanceOptions = {}): Promise<RunSummary> {
    await this.requireStarted('advance');
    const { server, clock } = this.parts;
    const target = instantOf(when, clock.now());
    if (target < clock.now()) throw new TimeMovesForwardError(clock.now(), target);

    const { run = true } = options;
    const { queues } = this.options;
    const tally = new RunTally(options.limit ?? ADVANCE_LIMIT);
    await advance(server, clock, tally, { target, queues, run });
    return this.summaryOf(tally, options);
  }

  /**
   * Creates a job and runs it at once, before all other jobs: through all filters, with its arguments as the store
   * returns them.
   *
   * @returns the job after its run; a job that must not run now, because its queue is paused or its resource is
   *   taken, is still Enqueued
   * @throws JobsFailedError
   * @throws CreationCanceledError when a client filter has cancelled the job
   */
  async performJob<T, Result>(
    service: ServiceType<T>,
    call: (service: T) => Result,
    options: EnqueueOptions & RunOptions = {},
  ): Promise<EnqueuedJob<readonly unknown[], Awaited<Result>>> {
    await this.requireStarted('performJob');
    const { failures: handling, ...enqueueOptions } = options;
    const { application, inline } = this.parts;
    const create = () => application.jobs.enqueue(service, call, enqueueOptions);
    const id = await (inline ? inline.suspended(create) : create());
    if (id === null) throw this.canceled(service, call);

    const failures = await this.run(id);
    this.judge(failures, { failures: handling });
    return this.jobOf(id) as EnqueuedJob<readonly unknown[], Awaited<Result>>;
  }

  /**
   * Lets the next runs of a method throw an error, without calling the method.
   *
   * @throws UnknownMethodError
   */
  failNext<T, Method extends JobMethod<T>>(
    service: ServiceType<T>,
    method: Method,
    error: unknown,
    { times = 1 }: { readonly times?: number } = {},
  ): void {
    const call = requireMethod(this.parts.application.handlers, service, method);
    this.parts.injected.add(call, { error, times });
  }

  /** Lets the store refuse the next new jobs with a StorageUnavailableError. */
  failNextEnqueue({ times = 1 }: { readonly times?: number } = {}): void {
    this.parts.storage.refuseNext(times);
  }

  /**
   * Stands for a transaction of the application's database. Jobs that `work` creates with this `manager` exist
   * once `work` has ended, and never existed when `work` throws.
   *
   * @param manager the object that the application gets in place of an EntityManager
   */
  transaction<Result, Manager extends object = CallerTransaction>(
    work: (manager: Manager) => Promise<Result>,
    manager: Manager = { query: async () => [] } as object as Manager,
  ): Promise<Result> {
    return this.parts.storage.transactions.run(manager, () => work(manager));
  }

  /**
   * Begins anew: without jobs, batches and failures that are still to come, with the recurring jobs that the
   * code declares, at the time of the beginning.
   */
  async reset(): Promise<void> {
    await this.requireStarted('reset');
    const { application, clock, storage, injected } = this.parts;
    injected.clear();
    clock.reset();
    await storage.reset();
    await application.begin();
  }

  private async run(id: string): Promise<readonly JobFailure[]> {
    const { inline, server } = this.parts;
    if (inline) return inline.collect([id]);
    return (await server.run(id))?.failures ?? [];
  }

  private summaryOf(tally: RunTally, options: RunOptions): RunSummary {
    const { ran, succeeded, failures } = tally;
    this.judge(failures, options);
    const { application, storage } = this.parts;
    const records = new Map(storage.allJobs().map((record) => [record.id, record]));
    const ranRecords = [...tally.jobIds].flatMap((id) => records.get(id) ?? []);
    const jobs = ranRecords.map((record) => enqueuedJobOf(record, application.handlers));
    return { ran, succeeded, failed: failures.length, jobs };
  }

  private judge(failures: readonly JobFailure[], options: RunOptions): void {
    const handling = options.failures ?? this.options.failures;
    if (handling === 'throw' && failures.length > 0) throw new JobsFailedError(failures);
  }

  private canceled<T>(service: ServiceType<T>, call: (service: T) => unknown): Error {
    const handler = this.parts.application.handlers.handlerOf(service);
    const { method } = captureCall(service, call, handler);
    return new CreationCanceledError(`${service.name}.${method}`);
  }

  private async requireStarted(operation: string): Promise<void> {
    const { started } = this.parts.application;
    if (!started) throw new NotStartedError(operation);
    await started;
  }

  private jobOf(id: string): EnqueuedJob | undefined {
    const { application, storage } = this.parts;
    const record = storage.allJobs().find((one) => one.id === id);
    return record && enqueuedJobOf(record, application.handlers);
  }
}
