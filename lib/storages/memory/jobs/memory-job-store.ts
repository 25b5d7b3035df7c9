import { EnqueuedState } from '../../../states/enqueued-state.js';
import { ScheduledState } from '../../../states/scheduled-state.js';
import type { NewBatch } from '../../../storage/batches/batch-store.js';
import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../../storage/jobs/job-store.js';
import type { JobRecord, JobStateRecord, NewJob } from '../../../storage/jobs/records.js';
import type { Transition, TransitionOutcome } from '../../../storage/jobs/transition.js';
import { toStoredBatch } from '../batches/batch-mapping.js';
import type { MemoryTables } from '../memory-tables.js';
import { DuplicateJobError } from './errors/duplicate-job-error.js';
import { toJobRecord, toStateRecord, toStoredJob } from './job-mapping.js';
import type { StoredJob } from './stored-job.js';
import type { TransitionApplier } from './transition-applier.js';

export class MemoryJobStore implements JobStore {
  constructor(
    private readonly tables: MemoryTables,
    private readonly transitions: TransitionApplier,
  ) {}

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    if (options.transaction !== undefined) throw new TransactionNotSupportedError('memory');

    const { batches = [], mayExist = false } = options;
    this.store(
      mayExist ? jobs.filter(({ id }) => !this.tables.jobs.has(id)) : jobs,
      mayExist ? batches.filter(({ id }) => !this.tables.batches.has(id)) : batches,
    );
    this.tables.events.tell();
  }

  async applyTransitions(
    transitions: readonly Transition[],
    { transaction }: ApplyTransitionsOptions = {},
  ): Promise<TransitionOutcome[]> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('memory');

    const outcomes = this.transitions.apply(transitions);
    this.tables.events.tell();
    return outcomes;
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    const job = this.tables.jobs.find(id);
    return job && toJobRecord(job);
  }

  async findJobs(ids: readonly string[]): Promise<JobRecord[]> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.findJob(id)));
    return found.filter((record) => record !== undefined);
  }

  async findStates(ids: readonly string[]): Promise<JobStateRecord[]> {
    return [...new Set(ids)].flatMap((id) => {
      const job = this.tables.jobs.find(id);
      return job ? [toStateRecord(job)] : [];
    });
  }

  private store(jobs: readonly NewJob[], batches: readonly NewBatch[]): void {
    this.requireNew([...jobs, ...batches]);
    const now = this.tables.now();
    // All jobs are mapped before the first job is stored, so that an error leaves nothing behind.
    const mappedJobs = jobs.map((job) => ({ job: toStoredJob(job, now), counters: job.counters }));
    const mappedBatches = batches.map(toStoredBatch);

    for (const batch of mappedBatches) this.tables.batches.insert(batch);
    for (const { job, counters } of mappedJobs) this.storeJob(job, counters);
    for (const { id, parents = [] } of [...batches, ...jobs]) this.tables.links.add(id, parents);
  }

  private requireNew(given: readonly { readonly id: string }[]): void {
    const { jobs, batches } = this.tables;
    const seen = new Set<string>();
    for (const { id } of given) {
      if (seen.has(id) || jobs.has(id) || batches.has(id)) throw new DuplicateJobError(id);
      seen.add(id);
    }
  }

  private storeJob(job: StoredJob, counters: readonly string[]): void {
    this.tables.jobs.insert(job);
    for (const counter of counters) this.tables.counters.increment(counter, job.createdAt);

    if (job.state === EnqueuedState.NAME) this.tables.events.ready(job.queue);
    if (job.state === ScheduledState.NAME) {
      this.tables.events.scheduled(job.runAt ?? job.createdAt);
    }
  }
}
