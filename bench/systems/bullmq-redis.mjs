import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { bullmqApplication } from './bullmq-application.mjs';

const QUEUE = 'noop';
const connect = (url) => new Redis(url, { maxRetriesPerRequest: null });

/** @returns {import('./contract.mjs').System} */
export const bullmqRedis = ({ settings, runsPerSecond, defaultJobOptions }) => ({
  title: 'BullMQ on Redis',
  settings,
  runsPerSecond,

  async open({ redisUrl, prefix }, work) {
    const connection = connect(redisUrl);
    const application = await bullmqApplication({
      queue: new Queue(QUEUE, { connection, prefix, defaultJobOptions }),
      work,
      createWorker: (processor, concurrency) =>
        new Worker(QUEUE, processor, { connection, prefix, concurrency }),
    });

    return {
      ...application,
      close: async () => {
        await application.close();
        await connection.quit();
      },
    };
  },

  async openBooks({ redisUrl, prefix }) {
    const connection = connect(redisUrl);
    const queue = new Queue(QUEUE, { connection, prefix });
    const count = async (...states) => {
      const counts = await queue.getJobCounts(...states);
      return Object.values(counts).reduce((sum, each) => sum + each, 0);
    };

    return {
      hasUnfinished: async () => (await count('waiting', 'active')) > 0,
      countUnfinished: () => count('waiting', 'active', 'delayed'),
      countSucceeded: async () =>
        defaultJobOptions.removeOnComplete ? undefined : count('completed'),
      close: async () => {
        await queue.close();
        await connection.quit();
      },
    };
  },
});

export const system = bullmqRedis({
  settings: 'defaults',
  runsPerSecond: 20_000,
  defaultJobOptions: {},
});
