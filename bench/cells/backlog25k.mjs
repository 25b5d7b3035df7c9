import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { runBacklog } from './shared/run-backlog.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs, one process, concurrency 20, a backlog of 25,000',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { jobs: 25_000 },
  quickSizes: { jobs: 500 },

  async run({ sizes, ...run }) {
    const { jobsPerSecond } = await runBacklog(run, { jobs: sizes.jobs, concurrency: 20 });
    return { jobsPerSecond };
  },
};
