import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { openSqlBooks } from './sql-books.mjs';

const TASK = 'noop';
const silent = new Logger(() => () => {});

/** @returns {import('./contract.mjs').System} */
export const graphileWorker = ({ settings, runsPerSecond, options }) => ({
  title: 'graphile-worker',
  settings,
  runsPerSecond,

  async open({ url }, work) {
    const connection = { connectionString: url, logger: silent, ...options };
    const runner = work
      ? await run({
          ...connection,
          concurrency: work.concurrency,
          noHandleSignals: true,
          taskList: { [TASK]: (job) => work.handle(job) },
        })
      : await makeWorkerUtils(connection);

    return {
      enqueue: (job) => runner.addJob(TASK, job),
      enqueueMany: (jobs) => runner.addJobs(jobs.map((payload) => ({ identifier: TASK, payload }))),
      schedule: (job, runAt) => runner.addJob(TASK, job, { runAt }),
      close: () => (work ? runner.stop() : runner.release()),
    };
  },

  // Finished jobs are deleted, so the store knows nothing about them.
  openBooks: ({ url }) =>
    openSqlBooks(url, {
      hasUnfinished: `
        SELECT EXISTS (SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now()) AS answer`,
      countUnfinished: 'SELECT count(*)::int AS answer FROM graphile_worker._private_jobs',
    }),
});

export const system = graphileWorker({
  settings: 'defaults',
  runsPerSecond: 4_000,
  options: {},
});
