import { pgBoss } from './pg-boss.mjs';

/** LISTEN and NOTIFY, and batches that are fetched one after the other as long as they are full. */
export const system = pgBoss({
  settings: 'useListenNotify, batchSize 100, burstWhenBatchFull, polling every 0.5 s, pool of 20',
  runsPerSecond: 8_000,
  options: { max: 20, useListenNotify: true },
  queueOptions: { notify: true },
  workOptions: () => ({
    batchSize: 100,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
  }),
});
