import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { bullmqApplication } from './bullmq-application.mjs';
import { openSqlBooks } from './sql-books.mjs';

const QUEUE = 'noop';

/** @returns {import('./contract.mjs').System} */
export const bullmqPostgres = ({ settings, runsPerSecond, poolSize, defaultJobOptions }) => ({
  title: 'BullMQ on PostgreSQL',
  settings,
  runsPerSecond,

  open({ url }, work) {
    const connection = { connectionString: url, migrate: true, ...poolSize };
    return bullmqApplication({
      queue: new Queue(QUEUE, { connection, defaultJobOptions }, createPostgresBackend),
      work,
      createWorker: (processor, concurrency) =>
        new Worker(QUEUE, processor, { connection, concurrency }, createPostgresBackend),
    });
  },

  openBooks: ({ url }) =>
    openSqlBooks(url, {
      hasUnfinished: `
        SELECT EXISTS (
          SELECT 1 FROM bullmq.job WHERE state IN ('waiting', 'active')) AS answer`,
      countUnfinished: `
        SELECT count(*)::int AS answer FROM bullmq.job
         WHERE state NOT IN ('completed', 'failed')`,
      ...(defaultJobOptions.removeOnComplete
        ? {}
        : {
            countSucceeded:
              "SELECT count(*)::int AS answer FROM bullmq.job WHERE state = 'completed'",
          }),
    }),
});

export const system = bullmqPostgres({
  settings: 'defaults',
  runsPerSecond: 2_500,
  poolSize: {},
  defaultJobOptions: {},
});
