import type { BatchRecord, BatchStore } from '../../storage/batches/batch-store.js';
import type {
  ContinuationStore,
  ParentRecord,
} from '../../storage/continuations/continuation-store.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../../storage/job-storage.js';
import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../storage/jobs/job-store.js';
import type { JobRecord, NewJob } from '../../storage/jobs/records.js';
import type { Transition, TransitionOutcome } from '../../storage/jobs/transition.js';
import { StoreOfRoles } from '../../storage/store-of-roles.js';
import type { TransactionOpener } from '../../storage/transaction-opener.js';
import type { MemoryJobStorage } from '../../storages/memory/memory-job-storage.js';
import type { CallerTransaction } from '../../support/caller-transaction.js';
import type { Clock } from '../../support/time/clock.js';
import { CallerTransactions } from './caller-transactions.js';
import { HeldMemory } from './held-memory.js';
import { LastingEvents } from './lasting-events.js';
import type { OpenTransaction } from './open-transaction.js';

/** Hears of jobs that the application has created. */
export interface CreationListener {
  /** Called right after the jobs were stored. */
  created(jobs: readonly NewJob[], options: CreateJobsOptions): void;
  /** Called when the transaction that created the jobs has been committed. */
  committed(jobs: readonly NewJob[]): Promise<void>;
}

/**
 * The store in memory for tests: it can begin anew, refuse new jobs, and take part in the transactions of the
 * application.
 */
export class TestingStorage extends StoreOfRoles implements JobStorage {
  readonly name = 'memory';
  readonly features = { callerTransactions: true, pushNotifications: true, exclusive: true };
  override readonly jobs: JobStore;
  override readonly continuations: ContinuationStore;
  override readonly batches: BatchStore;
  override readonly events: LastingEvents;
  readonly transactions = new CallerTransactions((transaction) => this.commit(transaction));
  readonly transactionOpener: TransactionOpener;

  /** Hears of new jobs. Undefined until the application sets it. */
  listener: CreationListener | undefined;
  private readonly held: HeldMemory;
  private refusals = 0;

  /**
   * @param opener opens transactions of the application; if it is left out, a stand-in takes the place of each
   *   transaction
   */
  constructor(
    readonly clock: Clock,
    opener?: TransactionOpener,
  ) {
    const events = new LastingEvents();
    const held = new HeldMemory(clock, events);
    super(held.roles());
    this.held = held;
    this.transactionOpener = opener ?? {
      transaction: (work) => {
        const manager = {};
        return this.transactions.run(manager, () => work(manager));
      },
    };
    this.events = events;
    this.jobs = held.role('jobs', {
      createJobs: (jobs, options) => this.createJobs(jobs, options),
      applyTransitions: (transitions, options) => this.applyTransitions(transitions, options),
    });
    this.continuations = held.role('continuations', {
      findParents: (ids, transaction) => this.findParents(ids, transaction),
    });
    this.batches = held.role('batches', {
      find: (id, transaction) => this.findBatch(id, transaction),
    });
  }

  open(): Promise<void> {
    return this.memory.open();
  }

  close(): Promise<void> {
    return this.memory.close();
  }

  /** All jobs, in the order of creation. */
  allJobs(): JobRecord[] {
    return this.memory.allJobs();
  }

  /** The record of a job, even of an expired job. */
  async findRecord(id: string): Promise<JobRecord | undefined> {
    const record = await this.memory.jobs.findJob(id);
    return record ?? this.allJobs().find((one) => one.id === id);
  }

  /** Refuses the next writes of new jobs, as if the database were away. */
  refuseNext(times: number): void {
    this.refusals = times;
  }

  /** Forgets everything except the listeners to its events. */
  async reset(): Promise<void> {
    this.held.renew();
    this.refusals = 0;
    this.transactions.clear();
    await this.memory.open();
  }

  private get memory(): MemoryJobStorage {
    return this.held.memory;
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
