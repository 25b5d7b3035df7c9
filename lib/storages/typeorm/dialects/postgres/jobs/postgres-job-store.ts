import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../../../../storage/job-store.js';
import type { JobRecord, NewJob } from '../../../../../storage/records.js';
import type { StorageEvent } from '../../../../../storage/storage-events.js';
import type { Transition, TransitionOutcome } from '../../../../../storage/transition.js';
import { isUuid } from '../../../../../support/uuid-v7.js';
import type { LocalHandOff } from '../../../../sql/queues/local-hand-off.js';
import { countInBatches, insertBatches } from '../batches/insert-batches.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import { insertLinks } from '../continuations/insert-links.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { alikeParameters } from './alike-jobs.js';
import { fitsInOneChunk } from './chunks.js';
import { createClaimedJobs } from './create-jobs.sql.js';
import { findJob, findJobs } from './find-job.sql.js';
import type { FinishedPartitions } from './finished-partitions.js';
import { JOBS_IN_STATEMENT, type JobInserter } from './job-inserter.js';
import { jobRecordOf } from './job-rows.js';
import type { TransitionApplier } from './transition-applier.js';

export class PostgresJobStore implements JobStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly partitions: FinishedPartitions,
    private readonly inserter: JobInserter,
    private readonly applier: TransitionApplier,
    private readonly events: PostgresEvents,
    private readonly handOff: LocalHandOff,
  ) {}

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    const { batches = [], transaction } = options;
    if (jobs.length === 0 && batches.length === 0) return;

    if (transaction) {
      const caller = this.database.within(transaction);
      const events = await this.createWithin(caller, jobs, options);
      await this.events.announceWithin(caller, jobs, events);
      return;
    }

    await this.partitions.prepare(jobs.map(({ expireAt }) => expireAt));
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
   * Creates jobs inside a transaction.
   *
   * @returns what is to be announced when it has committed, beside the jobs themselves
   */
  async createWithin(
    executor: Executor,
    jobs: readonly NewJob[],
    options: CreateJobsOptions = {},
  ): Promise<readonly StorageEvent[]> {
    const expiries = jobs.map(({ expireAt }) => expireAt);
    await this.partitions.prepareWithin(executor, expiries);
    return this.insert(executor, jobs, options);
  }

  async applyTransitions(
    transitions: readonly Transition[],
    { transaction }: ApplyTransitionsOptions = {},
  ): Promise<TransitionOutcome[]> {
    if (!transaction) return this.applier.apply(transitions);

    return this.applier.applyWithin(this.database.within(transaction), transitions);
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    if (!isUuid(id)) return undefined;

    const [row] = await this.database.run(findJob, [id]);
    return row && jobRecordOf(row);
  }

  async findJobs(ids: readonly string[]): Promise<JobRecord[]> {
    const rows = await this.database.run(findJobs, [ids.filter(isUuid)]);
    return rows.map(jobRecordOf);
  }

  private async insert(
    executor: Executor,
    jobs: readonly NewJob[],
    options: CreateJobsOptions,
  ): Promise<readonly StorageEvent[]> {
    const newBatches = await insertBatches(executor, options.batches ?? [], options);
    const newJobs = await this.inserter.insert(executor, jobs, options);
    const hasCounted = await countInBatches(executor, newBatches, newJobs);
    const hasOpenLinks = await insertLinks(executor, [...newBatches, ...newJobs]);

    const events: StorageEvent[] = [];
    if (hasCounted) events.push({ kind: 'batches' });
    if (hasOpenLinks) events.push({ kind: 'continuations' });
    return events;
  }

  /** @returns whether workers of this process have them, so that nobody else has to hear of them */
  private async insertUnfinished(jobs: readonly NewJob[]): Promise<boolean> {
    const alike = alikeParameters(jobs);
    const reservation = alike && this.handOff.reserve(jobs);
    if (!reservation) {
      await this.inserter.insertUnfinished(this.database, jobs, alike);
      return false;
    }

    try {
      await this.database.run(createClaimedJobs, [...alike, reservation.serverId]);
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

/** Everything else takes a transaction around it. */
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
