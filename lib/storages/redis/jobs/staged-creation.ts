import type { CreateJobsOptions } from '../../../storage/job-store.js';
import type { NewJob } from '../../../storage/records.js';
import type { RedisExecutor } from '../redis-executor.js';

/** Stores more jobs than one script may, all of them or none. */
export class StagedCreation {
  constructor(private readonly redis: RedisExecutor) {}

  async create(jobs: readonly NewJob[], options: CreateJobsOptions): Promise<void> {
    void this.redis;
    throw new Error(`not there: ${jobs.length} ${JSON.stringify(options)}`);
  }
}
