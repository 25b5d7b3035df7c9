import { bullmqRedis } from './bullmq-redis.mjs';

/** The recommendation of its production guide for many jobs: finished jobs are removed. */
export const system = bullmqRedis({
  settings: 'removeOnComplete: finished jobs are not kept',
  runsPerSecond: 20_000,
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
});
