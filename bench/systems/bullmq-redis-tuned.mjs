import { bullmqRedis } from './bullmq-redis.mjs';

/** What its guide for production recommends for many jobs: none is kept once it is finished. */
export const system = bullmqRedis({
  settings: 'removeOnComplete: finished jobs are not kept',
  runsPerSecond: 20_000,
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
});
