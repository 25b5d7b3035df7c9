import { randomUUID } from 'node:crypto';
import type { NewBatch } from '../../../storage/batches/batch-store.js';
import { StorageOperationError } from '../../../storage/errors/storage-operation-error.js';
import type { CreateJobsOptions } from '../../../storage/jobs/job-store.js';
import type { NewJob } from '../../../storage/jobs/records.js';
import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import type { RedisScript, ScriptArgument } from '../scripts/redis-script.js';
import { rowsOf } from '../scripts/rows.js';
import { BROKEN_CREATIONS } from './broken-creations.lua.js';
import {
  JOBS_IN_STAGE,
  linkTexts,
  readyJobArguments,
  stagedBatchText,
  stagedJobArguments,
} from './job-arguments.js';
import { isReady } from './ready-job.js';
import {
  APPEARING,
  COMMIT_CREATION,
  FORGET_STAGED,
  LET_APPEAR,
  LINKS_APPEARING,
  STAGE_BATCHES,
  STAGE_JOBS,
  STAGE_READY_JOBS,
  STAGE_TEXTS,
} from './staged-creation.lua.js';

/** How many batches one script stages. */
const BATCHES_IN_STAGE = 500;

/** How many short texts one script stages. */
const TEXTS_IN_STAGE = 2_000;

type Staging = readonly Promise<unknown>[];

/** How jobs are staged. */
interface JobStage {
  readonly script: RedisScript;
  readonly argumentsOf: (job: NewJob) => ScriptArgument[];
}

const ANY_JOBS: JobStage = { script: STAGE_JOBS, argumentsOf: stagedJobArguments };
const READY_JOBS: JobStage = { script: STAGE_READY_JOBS, argumentsOf: readyJobArguments };

/**
 * Stores more jobs, batches or links than one script may: all of them or none.
 *
 * Staged: their fields are kept, and nobody sees them. Committed: one script has decided that they are created.
 * Then they appear piece by piece, so that no script keeps the server long. Where the process dies, any server lets the rest of a
 * committed creation appear, and removes what was staged for another one.
 */
export class StagedCreation {
  constructor(private readonly redis: RedisExecutor) {}

  async create(
    jobs: readonly NewJob[],
    { batches = [], mayExist = false }: CreateJobsOptions,
  ): Promise<void> {
    requireDifferentIds(jobs);
    const creation = randomUUID();
    const stage = jobs.every(isReady) ? READY_JOBS : ANY_JOBS;
    const targets = [...new Set(jobs.flatMap(({ batchId }) => batchId ?? []))];
    const links = [...batches, ...jobs].flatMap(linkTexts);
    try {
      await Promise.all([
        ...this.stageJobs(stage, creation, jobs, mayExist),
        ...this.stageBatches(creation, batches, mayExist),
        ...this.stageTexts(creation, 'creationTargets', targets),
        ...this.stageTexts(creation, 'creationLinks', links),
      ]);
      await this.redis.run(COMMIT_CREATION, [creation]);
    } catch (error) {
      // Where the server is away, this fails too, and another server does it later.
      await this.forget(creation).catch(() => {});
      throw error;
    }
    const appearing = batches.length + targets.length + jobs.length;
    await this.letAppear(creation, appearing / APPEARING + links.length / LINKS_APPEARING);
  }

  /** Ends creations whose processes have died. */
  async recover(): Promise<void> {
    const broken = await this.redis.run<[string, 0 | 1][]>(BROKEN_CREATIONS);
    for (const [creation, isCommitted] of broken) {
      if (isCommitted === 1) await this.letAppear(creation);
      else await this.forget(creation);
    }
  }

  private stageJobs(
    { script, argumentsOf }: JobStage,
    creation: string,
    jobs: readonly NewJob[],
    mayExist: boolean,
  ): Staging {
    const { head, own } = rowsOf(jobs.map(argumentsOf));
    let from = 0;
    return chunksOf(jobs, JOBS_IN_STAGE).map(({ length }) => {
      const fields = own.slice(from, from + length).flat();
      from += length;
      return this.redis.run(script, [creation, mayExist ? 1 : 0, ...head, ...fields]);
    });
  }

  private stageBatches(creation: string, batches: readonly NewBatch[], mayExist: boolean): Staging {
    return chunksOf(batches.map(stagedBatchText), { count: BATCHES_IN_STAGE }).map((texts) =>
      this.redis.run(STAGE_BATCHES, [creation, mayExist ? 1 : 0, ...texts]),
    );
  }

  private stageTexts(creation: string, list: string, texts: readonly string[]): Staging {
    return chunksOf(texts, { count: TEXTS_IN_STAGE }).map((chunk) =>
      this.redis.run(STAGE_TEXTS, [creation, list, ...chunk]),
    );
  }

  /** @param steps about how many steps there are */
  private async letAppear(creation: string, steps = 1): Promise<void> {
    const step = () => this.redis.run<0 | 1>(LET_APPEAR, [creation]);
    const answers = await Promise.all(Array.from({ length: Math.ceil(steps) }, step));
    let isMore = !answers.includes(0);
    while (isMore) isMore = (await step()) === 1;
  }

  private async forget(creation: string): Promise<void> {
    await this.redis.run(FORGET_STAGED, [creation]);
  }
}

/** @throws StorageOperationError */
function requireDifferentIds(jobs: readonly NewJob[]): void {
  const seen = new Set<string>();
  for (const { id } of jobs) {
    if (seen.has(id)) {
      throw new StorageOperationError('create jobs', { cause: new Error(`${id} is given twice`) });
    }
    seen.add(id);
  }
}
