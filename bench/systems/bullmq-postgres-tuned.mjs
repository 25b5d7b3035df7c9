import { bullmqPostgres } from './bullmq-postgres.mjs';

/** Its tuning tips except synchronous_commit, which would give up durability. */
export const system = bullmqPostgres({
  settings: 'pool of 20, removeOnComplete: finished jobs are not kept',
  runsPerSecond: 2_500,
  poolSize: { max: 20 },
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
});
