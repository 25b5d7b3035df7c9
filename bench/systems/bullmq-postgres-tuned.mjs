import { bullmqPostgres } from './bullmq-postgres.mjs';

/** Its tuning tips, but for synchronous_commit, which gives durability up. */
export const system = bullmqPostgres({
  settings: 'pool of 20, removeOnComplete: finished jobs are not kept',
  runsPerSecond: 2_500,
  poolSize: { max: 20 },
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
});
