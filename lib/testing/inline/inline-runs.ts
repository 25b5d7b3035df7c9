import { AsyncLocalStorage } from 'node:async_hooks';
import { EnqueuedState } from '../../states/enqueued-state.js';
import { BULK_PARAMETER } from '../../storage/bulk/bulk-store.js';
import type { CreateJobsOptions } from '../../storage/jobs/job-store.js';
import type { NewJob } from '../../storage/jobs/records.js';
import { type JobFailure, JobsFailedError } from '../errors/jobs-failed-error.js';
import { RunLimitError } from '../errors/run-limit-error.js';
import { countsOf, RUN_LIMIT, RunTally } from '../run/run-tally.js';
import type { Step, SteppedServer } from '../server/stepped-server.js';
import type { CreationListener, TestingStorage } from '../store/testing-storage.js';
import type { FailureHandling } from '../testing-options.js';

/** How many jobs may run inside one another. */
const MAX_DEPTH = 500;

interface Surroundings {
  /** The calls of the enclosing jobs that run, the outermost first. */
  readonly calls: readonly string[];
  readonly isSuspended: boolean;
}

const OUTSIDE: Surroundings = { calls: [], isSuspended: false };

/**
 * Runs jobs inside the calls that create them. The call that has created a job runs it. The call that releases a
 * waiting job runs that job.
 */
export class InlineRuns implements CreationListener {
  /** New jobs of batches that the creating call has not run yet, with their batches. */
  private readonly batchOf = new Map<string, string>();
  /** The enclosing batch of each nested batch. */
  private readonly outerBatches = new Map<string, string | undefined>();
  /** Jobs that are ready, but whose resource is taken or whose queue is paused. */
  private readonly postponed = new Set<string>();
  private readonly surroundings = new AsyncLocalStorage<Surroundings>();
  /** Whether the application has started. Jobs that are created before wait for the test. */
  private hasBegun = false;

  constructor(
    private readonly server: SteppedServer,
    private readonly storage: TestingStorage,
    private readonly options: { readonly failures: FailureHandling },
  ) {}

  created(jobs: readonly NewJob[], { batches = [] }: CreateJobsOptions): void {
    for (const { id, batchId } of batches) this.outerBatches.set(id, batchId);
    for (const { id, batchId } of jobs) if (batchId !== undefined) this.batchOf.set(id, batchId);
  }

  committed(jobs: readonly NewJob[]): Promise<void> {
    return this.run(jobs.map(({ id }) => id));
  }

  /** From now on jobs run inside their calls. Earlier jobs are left to the test. */
  begin(): void {
    this.hasBegun = true;
    this.batchOf.clear();
    this.outerBatches.clear();
    this.postponed.clear();
  }

  /** Runs `work`, whose new jobs are not run. */
  suspended<T>(work: () => Promise<T>): Promise<T> {
    return this.surroundings.run({ ...this.here, isSuspended: true }, work);
  }

  /** The new jobs of this batch and of the batches nested in it. */
  newIn(batchId: string): string[] {
    return [...this.batchOf].filter(([, own]) => this.isWithin(own, batchId)).map(([id]) => id);
  }

  /** The jobs that this bulk operation has changed. */
  changedBy(operationId: string): string[] {
    return this.storage
      .allJobs()
      .filter(({ parameters }) => parameters[BULK_PARAMETER] === operationId)
      .map(({ id }) => id);
  }

  /**
   * Runs these jobs, and the jobs that become ready because of them.
   *
   * @throws the error of a job
   */
  async run(ids: readonly string[]): Promise<void> {
    if (this.here.isSuspended || !this.hasBegun) return;

    const failures = await this.collect(ids);
    if (this.options.failures === 'keep' || failures.length === 0) return;
    throw failures.length === 1 ? failures[0]?.error : new JobsFailedError(failures);
  }

  /**
   * Runs these jobs, and the jobs that become ready because of them, and answers the failures.
   *
   * @throws RunLimitError
   */
  async collect(ids: readonly string[]): Promise<readonly JobFailure[]> {
    // The limit is for jobs that go on creating jobs, so it does not count the jobs that the call asked for.
    const tally = new RunTally(ids.length + RUN_LIMIT);
    const followUp = await this.server.followUp();
    tally.addFailures(followUp.failures);

    const waiting = [...ids, ...followUp.released];
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const step = await this.runOne(id);
      if (!step) continue;

      tally.addRun(step);
      waiting.push(...step.released, ...runnableAgain(step), ...this.postponed);
      if (tally.isFull && waiting.length > 0) throw tally.limitError();
    }
    return tally.failures;
  }

  private async runOne(id: string): Promise<Step | undefined> {
    this.batchOf.delete(id);
    this.postponed.delete(id);
    const record = await this.storage.findRecord(id);
    if (record?.state !== EnqueuedState.NAME) return undefined;

    const calls = [...this.here.calls, `${record.type}.${record.method}`];
    if (calls.length > MAX_DEPTH) throw new RunLimitError(MAX_DEPTH, countsOf(calls));

    const step = await this.surroundings.run({ calls, isSuspended: false }, () =>
      this.server.run(id),
    );
    if (!step && (await this.isReady(id))) this.postponed.add(id);
    return step;
  }

  private async isReady(id: string): Promise<boolean> {
    return (await this.storage.findRecord(id))?.state === EnqueuedState.NAME;
  }

  private isWithin(inner: string | undefined, batchId: string): boolean {
    for (let id = inner; id !== undefined; id = this.outerBatches.get(id)) {
      if (id === batchId) return true;
    }
    return false;
  }

  private get here(): Surroundings {
    return this.surroundings.getStore() ?? OUTSIDE;
  }
}

/** The job itself, if its retry has no delay. */
const runnableAgain = ({ record }: Step): readonly string[] =>
  record.state === EnqueuedState.NAME ? [record.id] : [];
