import { blameOf } from '../storage/errors/blame.js';
import type { CreateJobsOptions, JobStore } from '../storage/jobs/job-store.js';
import type { NewJob } from '../storage/jobs/records.js';
import { MAX_STATEMENT_SIZE, sizeOfNewJob } from '../storage/jobs/stored-size.js';
import { RETRY_DELAYS_MS, retryWhileUnavailable } from '../storage/retry-while-unavailable.js';
import { MicroBatcher } from '../support/flow/micro-batcher.js';

const MAX_BATCH_SIZE = 1_000;
const MAX_IN_FLIGHT = 2;

/**
 * Stores new jobs. Calls that come at the same time share a commit. After a lost connection the writer tries
 * again: this process makes the ids, so a second try stores no job twice.
 */
export class JobWriter {
  private readonly batcher: MicroBatcher<NewJob, undefined>;

  /** @param retryDelaysMs how long to wait before each further try while the store is away */
  constructor(
    private readonly store: JobStore,
    private readonly retryDelaysMs: readonly number[] = RETRY_DELAYS_MS,
  ) {
    this.batcher = new MicroBatcher({
      flush: async (jobs, isPart) => {
        if (isPart) await this.store.createJobs(jobs, { mayExist: true });
        else await this.createWithRetries(jobs, {});
        return jobs.map(() => undefined);
      },
      maxBatchSize: MAX_BATCH_SIZE,
      size: { of: sizeOfNewJob, maxOfBatch: MAX_STATEMENT_SIZE },
      maxInFlight: MAX_IN_FLIGHT,
      blame: blameOf,
    });
  }

  /** Resolves after COMMIT. */
  async create(job: NewJob): Promise<void> {
    await this.batcher.add(job);
  }

  /** All of them or none; resolves after COMMIT, or inside the caller's transaction. */
  async createAll(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    if (options.transaction) await this.store.createJobs(jobs, options);
    else await this.createWithRetries(jobs, options);
  }

  /** Resolves when no job is on its way into the store any more. */
  drain(): Promise<void> {
    return this.batcher.drain();
  }

  private createWithRetries(jobs: readonly NewJob[], options: CreateJobsOptions): Promise<void> {
    // The lost answer of an earlier try may have been "committed", so the jobs may exist from the second try
    // on.
    return retryWhileUnavailable(
      (tries) =>
        this.store.createJobs(jobs, { ...options, mayExist: options.mayExist || tries > 0 }),
      this.retryDelaysMs,
    );
  }
}
