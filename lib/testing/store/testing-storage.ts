import type { BatchRecord, BatchStore } from '../../storage/batch-store.js';
import type { ContinuationStore, ParentRecord } from '../../storage/continuation-store.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../storage/job-store.js';
import type { JobRecord, NewJob } from '../../storage/records.js';
import type { Transition, TransitionOutcome } from '../../storage/transition.js';
import { MemoryJobStorage } from '../../storages/memory/memory-job-storage.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { Clock } from '../../support/clock.js';
import { CallerTransactions } from './caller-transactions.js';
import { forwarding } from './forwarding.js';
import { LastingEvents } from './lasting-events.js';
import type { OpenTransaction } from './open-transaction.js';

type Role = Exclude<keyof JobStorage, 'name' | 'features' | 'clock' | 'open' | 'close'>;

/** Hears of what the application has created. */
export interface CreationListener {
  /** Right after they were stored. */
  created(jobs: readonly NewJob[], options: CreateJobsOptions): void;
  /** The transaction in which they were created has been committed. */
  committed(jobs: readonly NewJob[]): Promise<void>;
}

/**
 * The store in memory, with what tests need: it begins anew, refuses new jobs, and takes part in the
 * transactions of the application.
 */
export class TestingStorage implements JobStorage {
  readonly name = 'memory';
  readonly features = { callerTransactions: true, pushNotifications: true, exclusive: true };
  readonly jobs: JobStore;
  readonly continuations: ContinuationStore;
  readonly batches: BatchStore;
  readonly queues = this.role('queues');
  readonly locks = this.role('locks');
  readonly sweeps = this.role('sweeps');
  readonly recurring = this.role('recurring');
  readonly servers = this.role('servers');
  readonly statistics = this.role('statistics');
  readonly maintenance = this.role('maintenance');
  readonly monitoring = this.role('monitoring');
  readonly audit = this.role('audit');
  readonly bulk = this.role('bulk');
  readonly events = new LastingEvents();
  readonly transactions = new CallerTransactions((transaction) => this.commit(transaction));

  /** Nobody, unless somebody sets it. */
  listener: CreationListener | undefined;
  private memory: MemoryJobStorage;
  private refusals = 0;

  constructor(readonly clock: Clock) {
    this.memory = this.newMemory();
    this.jobs = this.role('jobs', {
      createJobs: (jobs, options) => this.createJobs(jobs, options),
      applyTransitions: (transitions, options) => this.applyTransitions(transitions, options),
    });
    this.continuations = this.role('continuations', {
      findParents: (ids, transaction) => this.findParents(ids, transaction),
    });
    this.batches = this.role('batches', {
      find: (id, transaction) => this.findBatch(id, transaction),
    });
  }

  open(): Promise<void> {
    return this.memory.open();
  }

  close(): Promise<void> {
    return this.memory.close();
  }

  /** Every job there is, in the order of creation. */
  allJobs(): JobRecord[] {
    return this.memory.allJobs();
  }

  /** Also one that has expired. */
  async findRecord(id: string): Promise<JobRecord | undefined> {
    const record = await this.memory.jobs.findJob(id);
    return record ?? this.allJobs().find((one) => one.id === id);
  }

  /** The next new jobs are refused, as if the database were away; so many times. */
  refuseNext(times: number): void {
    this.refusals = times;
  }

  /** Forgets everything but those who listen to its events. */
  async reset(): Promise<void> {
    this.memory = this.newMemory();
    this.refusals = 0;
    this.transactions.clear();
    await this.memory.open();
  }

  private newMemory(): MemoryJobStorage {
    const memory = new MemoryJobStorage({ clock: this.clock });
    this.events.connect(memory.events);
    return memory;
  }

  private role<Name extends Role>(name: Name, own?: Partial<JobStorage[Name]>): JobStorage[Name] {
    return forwarding<JobStorage[Name]>(() => this.memory[name], own);
  }

  private async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}) {
    if (this.refusals > 0) {
      this.refusals -= 1;
      throw new StorageUnavailableError('create jobs', { cause: 'the test wants it so' });
    }

    const { transaction, ...others } = options;
    const open = transaction && this.transactions.find(transaction);
    if (open) {
      open.add({ jobs, batches: options.batches ?? [] });
      return;
    }
    await this.memory.jobs.createJobs(jobs, others);
    this.listener?.created(jobs, options);
  }

  private async applyTransitions(
    transitions: readonly Transition[],
    { transaction }: ApplyTransitionsOptions = {},
  ): Promise<TransitionOutcome[]> {
    const open = transaction && this.transactions.find(transaction);
    if (!open) return this.memory.jobs.applyTransitions(transitions);

    const outcomes: TransitionOutcome[] = [];
    for (const one of transitions) {
      outcomes.push(open.addTransition(one, await this.memory.jobs.findJob(one.jobId)));
    }
    return outcomes;
  }

  private async findParents(
    ids: readonly string[],
    transaction?: CallerTransaction,
  ): Promise<ParentRecord[]> {
    const inside = (transaction && this.transactions.find(transaction)?.parents(ids)) ?? [];
    return [...inside, ...(await this.memory.continuations.findParents(ids))];
  }

  private async findBatch(
    id: string,
    transaction?: CallerTransaction,
  ): Promise<BatchRecord | undefined> {
    const inside = transaction && this.transactions.find(transaction)?.batch(id);
    return inside ?? this.memory.batches.find(id);
  }

  private async commit(transaction: OpenTransaction): Promise<void> {
    await transaction.commit(this.jobs);
    await this.listener?.committed(transaction.jobs());
  }
}
