import { randomUUID } from 'node:crypto';
import { StorageOperationError } from '../../../storage/errors/storage-operation-error.js';
import type { CreateJobsOptions } from '../../../storage/job-store.js';
import type { NewJob } from '../../../storage/records.js';
import { chunksOf } from '../../parts/chunks.js';
import type { RedisExecutor } from '../redis-executor.js';
import { rowsOf } from '../scripts/rows.js';
import { batchesArgument, JOBS_IN_STAGE, newJobArguments } from './job-arguments.js';
import {
  APPEARING,
  BROKEN_CREATIONS,
  COMMIT_CREATION,
  FORGET_STAGED,
  LET_APPEAR,
  STAGE_JOBS,
} from './staged-creation.lua.js';

/**
 * Stores more jobs than one script may: all of them or none.
 *
 * Staged: the fields of the jobs are kept, and nobody sees the jobs. Committed: one script has decided that they are created.
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
    const mayExistText = mayExist ? 1 : 0;
    try {
      const { head, own } = rowsOf(jobs.map(newJobArguments));
      let from = 0;
      const staged = stagedPieces(jobs).map(({ length }) => {
        const fields = own.slice(from, from + length).flat();
        from += length;
        return this.redis.run(STAGE_JOBS, [creation, mayExistText, ...head, ...fields]);
      });
      await Promise.all(staged);
      const batchIds = new Set(jobs.flatMap(({ batchId }) => batchId ?? []));
      const decided = [creation, mayExistText, batchesArgument(batches), ...batchIds];
      await this.redis.run(COMMIT_CREATION, decided);
    } catch (error) {
      // Where the server is away, this fails too, and another server does it later.
      await this.forget(creation).catch(() => {});
      throw error;
    }
    await this.letAppear(creation, jobs.length);
  }

  /** Ends creations whose processes have died. */
  async recover(): Promise<void> {
    const broken = await this.redis.run<[string, 0 | 1][]>(BROKEN_CREATIONS);
    for (const [creation, isCommitted] of broken) {
      if (isCommitted === 1) await this.letAppear(creation);
      else await this.forget(creation);
    }
  }

  /** @param count about how many jobs are staged */
  private async letAppear(creation: string, count = APPEARING): Promise<void> {
    const pieces = Math.ceil(count / APPEARING);
    const calls = Array.from({ length: pieces }, () =>
      this.redis.run<number>(LET_APPEAR, [creation]),
    );
    let left = Math.min(...(await Promise.all(calls)));
    while (left > 0) left = await this.redis.run<number>(LET_APPEAR, [creation]);
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

/** Also a creation of many batches without jobs is staged. */
const stagedPieces = (jobs: readonly NewJob[]) =>
  jobs.length === 0 ? [[]] : chunksOf(jobs, JOBS_IN_STAGE);
