import { EnqueuedState } from '../../states/enqueued-state.js';
import { ScheduledState } from '../../states/scheduled-state.js';
import type { CreateJobsOptions, JobStore } from '../../storage/job-store.js';
import type { JobRecord, NewJob } from '../../storage/records.js';
import type { Transition, TransitionOutcome } from '../../storage/transition.js';
import { DuplicateJobError } from './errors/duplicate-job-error.js';
import { TransactionNotSupportedError } from './errors/transaction-not-supported-error.js';
import { toJobRecord, toStoredJob } from './job-mapping.js';
import type { MemoryTables } from './memory-tables.js';
import type { StoredJob } from './stored-job.js';
import type { TransitionApplier } from './transition-applier.js';

export class MemoryJobStore implements JobStore {
  constructor(
    private readonly tables: MemoryTables,
    private readonly transitions: TransitionApplier,
  ) {}

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    if (options.transaction !== undefined) throw new TransactionNotSupportedError('memory');

    const wanted = options.mayExist ? this.withoutStored(jobs) : jobs;
    this.requireNew(wanted);
    const now = this.tables.now();
    // Mapped before the first one is stored: what cannot be mapped leaves nothing behind.
    const mapped = wanted.map((job) => ({ job: toStoredJob(job, now), counters: job.counters }));
    for (const { job, counters } of mapped) this.store(job, counters);
    this.tables.events.tell();
  }

  async applyTransitions(transitions: readonly Transition[]): Promise<TransitionOutcome[]> {
    const outcomes = this.transitions.apply(transitions);
    this.tables.events.tell();
    return outcomes;
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    const job = this.tables.jobs.find(id);
    return job && toJobRecord(job);
  }

  private withoutStored(jobs: readonly NewJob[]): readonly NewJob[] {
    return jobs.filter(({ id }) => !this.tables.jobs.has(id));
  }

  private requireNew(jobs: readonly NewJob[]): void {
    const seen = new Set<string>();
    for (const { id } of jobs) {
      if (seen.has(id) || this.tables.jobs.has(id)) throw new DuplicateJobError(id);
      seen.add(id);
    }
  }

  private store(job: StoredJob, counters: readonly string[]): void {
    this.tables.jobs.insert(job);
    for (const counter of counters) this.tables.counters.increment(counter, job.createdAt);

    if (job.state === EnqueuedState.NAME) this.tables.events.ready(job.queue);
    if (job.state === ScheduledState.NAME) {
      this.tables.events.scheduled(job.runAt ?? job.createdAt);
    }
  }
}
