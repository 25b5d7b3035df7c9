import type { StorageEvent } from '../../../storage/events/storage-events.js';
import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../../storage/jobs/job-store.js';
import type { JobRecord, JobStateRecord, NewJob } from '../../../storage/jobs/records.js';
import type { Transition, TransitionOutcome } from '../../../storage/jobs/transition.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { fitsInOneChunk } from '../../parts/chunks.js';
import type { LocalHandOff } from '../../parts/local-hand-off.js';
import { countInBatches, insertBatches } from '../batches/insert-batches.js';
import { insertLinks } from '../continuations/insert-links.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { SqlDatabase } from '../sql-database.js';
import type { SqlOperations } from '../sql-operations.js';
import { alikeOf } from './alike-jobs.js';
import { expiriesOf, type FinishedPlaces } from './finished-places.js';
import { JOBS_IN_STATEMENT, JobInserter } from './job-inserter.js';
import type { TransitionApplier } from './transition-applier.js';

/** What the creation of jobs asks a dialect for. */
type CreationOperations<E> = Pick<SqlOperations<E>, 'jobs' | 'newBatches' | 'continuations'>;

export class SqlJobStore<E> implements JobStore {
  private readonly inserter: JobInserter<E>;

  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: CreationOperations<E>,
    private readonly places: FinishedPlaces<E>,
    private readonly applier: TransitionApplier<E>,
    private readonly events: SqlEvents<E>,
    private readonly handOff: LocalHandOff,
  ) {
    this.inserter = new JobInserter(operations.jobs);
  }

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    const { batches = [], transaction } = options;
    if (jobs.length === 0 && batches.length === 0) return;

    if (transaction) {
      const executor = this.database.within(transaction);
      await this.places.prepareForCaller(executor, expiriesOf(jobs));
      const events = await this.insert(executor, jobs, options);
      await this.events.announceWithin({ executor, transaction }, jobs, events);
      return;
    }

    await this.places.prepare(expiriesOf(jobs));
    if (isOneStatement(jobs, options)) {
      const isHandedOff = await this.insertUnfinished(jobs);
      if (!isHandedOff) this.events.announce(jobs);
      return;
    }
    const events = await this.database.transaction('create jobs', (executor) =>
      this.insert(executor, jobs, options),
    );
    this.events.announce(jobs, events);
  }

  /**
   * Creates jobs inside a transaction of the store's own.
   *
   * @returns what is to be announced when it has committed, beside the jobs themselves
   */
  async createWithin(executor: E, jobs: readonly NewJob[]): Promise<readonly StorageEvent[]> {
    await this.places.prepareWithin(executor, expiriesOf(jobs));
    return this.insert(executor, jobs, {});
  }

  async applyTransitions(
    transitions: readonly Transition[],
    { transaction }: ApplyTransitionsOptions = {},
  ): Promise<TransitionOutcome[]> {
    if (!transaction) return this.applier.apply(transitions);

    const executor = this.database.within(transaction);
    return this.applier.applyForCaller({ executor, transaction }, transitions);
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    if (!isUuid(id)) return undefined;

    return this.operations.jobs.find(this.database.executor, id);
  }

  findJobs(ids: readonly string[]): Promise<JobRecord[]> {
    return this.operations.jobs.findMany(this.database.executor, ids.filter(isUuid));
  }

  findStates(ids: readonly string[]): Promise<JobStateRecord[]> {
    return this.operations.jobs.findStates(this.database.executor, ids.filter(isUuid));
  }

  private async insert(
    executor: E,
    jobs: readonly NewJob[],
    options: CreateJobsOptions,
  ): Promise<readonly StorageEvent[]> {
    const { newBatches, continuations } = this.operations;
    const created = await insertBatches(newBatches, executor, options.batches ?? [], options);
    const newJobs = await this.inserter.insert(executor, jobs, options);
    const hasCounted = await countInBatches(newBatches, executor, created, newJobs);
    const children = [...created, ...newJobs];
    const hasOpenLinks = await insertLinks(continuations, executor, children);

    const events: StorageEvent[] = [];
    if (hasCounted) events.push({ kind: 'batches' });
    if (hasOpenLinks) events.push({ kind: 'continuations' });
    return events;
  }

  /** @returns whether workers of this process have them, so that nobody else has to hear of them */
  private async insertUnfinished(jobs: readonly NewJob[]): Promise<boolean> {
    const { executor } = this.database;
    const alike = alikeOf(jobs);
    const reservation = alike && this.handOff.reserve(jobs);
    if (!reservation) {
      await this.inserter.insertUnfinished(executor, jobs, alike);
      return false;
    }

    try {
      await this.operations.jobs.createClaimed(executor, alike, reservation.serverId);
    } catch (error) {
      reservation.cancel();
      throw error;
    }
    // A crash from here on leaves the jobs leased and not started; they are put back when the others
    // notice that this server is gone.
    this.handOff.start(jobs, reservation);
    return true;
  }
}

/** Whatever takes more than one operation needs a transaction around it. */
function isOneStatement(
  jobs: readonly NewJob[],
  { batches = [], mayExist }: CreateJobsOptions,
): boolean {
  return (
    !mayExist &&
    batches.length === 0 &&
    jobs.every(isPlain) &&
    fitsInOneChunk(jobs, JOBS_IN_STATEMENT)
  );
}

const isPlain = ({ expireAt, counters, batchId, parents }: NewJob): boolean =>
  !expireAt && counters.length === 0 && batchId === undefined && !parents?.length;
