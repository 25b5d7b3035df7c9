import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type {
  ApplyTransitionsOptions,
  CreateJobsOptions,
  JobStore,
} from '../../../storage/jobs/job-store.js';
import type { JobRecord, JobStateRecord, NewJob } from '../../../storage/jobs/records.js';
import type { Transition, TransitionOutcome } from '../../../storage/jobs/transition.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { chunksOf } from '../../parts/chunks.js';
import type { LocalHandOff } from '../../parts/local-hand-off.js';
import type { RedisExecutor } from '../redis-executor.js';
import { rowsOf } from '../scripts/rows.js';
import { CREATE_JOBS } from './create-jobs.lua.js';
import { CREATE_READY_JOBS } from './create-ready-jobs.lua.js';
import { FIND_JOBS, FIND_STATES } from './find-jobs.lua.js';
import {
  batchesArgument,
  fitsInOneScript,
  newJobArguments,
  readyJobArguments,
} from './job-arguments.js';
import { type JobRow, jobRecordOf } from './job-row.js';
import { isReady } from './ready-job.js';
import type { StagedCreation } from './staged-creation.js';
import type { TransitionApplier } from './transition-applier.js';

/** How many jobs one script reads. */
const JOBS_IN_READING = 200;

export class RedisJobStore implements JobStore {
  constructor(
    private readonly redis: RedisExecutor,
    private readonly applier: TransitionApplier,
    private readonly staged: StagedCreation,
    private readonly handOff: LocalHandOff,
  ) {}

  async createJobs(jobs: readonly NewJob[], options: CreateJobsOptions = {}): Promise<void> {
    const { transaction, batches = [] } = options;
    if (transaction !== undefined) throw new TransactionNotSupportedError('redis');
    if (jobs.length === 0 && batches.length === 0) return;

    if (!fitsInOneScript(jobs, batches)) return this.staged.create(jobs, options);
    await this.createAtOnce(jobs, options);
  }

  async applyTransitions(
    transitions: readonly Transition[],
    { transaction }: ApplyTransitionsOptions = {},
  ): Promise<TransitionOutcome[]> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('redis');

    return this.applier.apply(transitions);
  }

  async findJob(id: string): Promise<JobRecord | undefined> {
    const [record] = await this.findJobs([id]);
    return record;
  }

  async findJobs(ids: readonly string[]): Promise<JobRecord[]> {
    const rows = await this.readAll<JobRow>(FIND_JOBS, ids);
    return rows.map(jobRecordOf);
  }

  async findStates(ids: readonly string[]): Promise<JobStateRecord[]> {
    const rows = await this.readAll<[string, string, number, number]>(FIND_STATES, ids);
    return rows.map(([id, state, isFinished, attempt]) => ({
      id,
      state,
      isFinished: isFinished === 1,
      attempt,
    }));
  }

  /** The readings share one round trip. */
  private async readAll<Row>(script: typeof FIND_JOBS, ids: readonly string[]): Promise<Row[]> {
    const known = [...new Set(ids.filter(isUuid))];
    const chunks = chunksOf(known, { count: JOBS_IN_READING });
    const answers = await Promise.all(chunks.map((chunk) => this.redis.run<Row[]>(script, chunk)));
    return answers.flat();
  }

  private async createAtOnce(jobs: readonly NewJob[], options: CreateJobsOptions): Promise<void> {
    const { batches = [], mayExist = false } = options;
    if (!mayExist && batches.length === 0 && jobs.every(isReady)) {
      await this.createReady(jobs);
      return;
    }
    const rows = rowsOf(jobs.map(newJobArguments));
    const decided = [mayExist ? 1 : 0, batchesArgument(batches)];
    await this.redis.run(CREATE_JOBS, [...decided, ...rows.head, ...rows.own.flat()]);
  }

  private async createReady(jobs: readonly NewJob[]): Promise<void> {
    const reservation = this.handOff.reserve(jobs);
    const { head, own } = rowsOf(jobs.map(readyJobArguments));
    try {
      const args = [reservation?.serverId ?? '', ...head, ...own.flat()];
      await this.redis.run(CREATE_READY_JOBS, args);
    } catch (error) {
      reservation?.cancel();
      throw error;
    }
    // A crash from here on leaves the jobs leased and not started. They are put back when the other servers notice that
    // this server is gone.
    if (reservation) this.handOff.start(jobs, reservation);
  }
}
