import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { runBacklog } from './shared/run-backlog.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs, one process, concurrency 20',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },

  async run({ sizes, ...run }) {
    const jobs = backlogOf(run.system, sizes.seconds);
    const { jobsPerSecond } = await runBacklog(run, { jobs, concurrency: 20 });
    return { jobsPerSecond };
  },
};
