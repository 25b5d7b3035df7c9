import { graphileWorker } from './graphile-worker.mjs';

/** The settings of its own benchmark, from its page on performance. */
export const system = graphileWorker({
  settings: 'localQueue of 500, completes and fails batched at once, pool of 25',
  runsPerSecond: 35_000,
  options: {
    preset: {
      worker: {
        maxPoolSize: 25,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  },
});
