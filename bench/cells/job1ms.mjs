import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { runBacklog } from './shared/run-backlog.mjs';

/** The rate of 20 workers if only the wait took time. Timers are late, so no system comes near it. */
const MOST_PER_SECOND = 20_000;

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run jobs that wait for 1 ms, one process, concurrency 20',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },

  async run({ sizes, ...run }) {
    const perSecond = Math.min(run.system.runsPerSecond, MOST_PER_SECOND);
    const jobs = Math.max(20, Math.round(perSecond * sizes.seconds));
    const { jobsPerSecond } = await runBacklog(run, { jobs, waitMs: 1 });
    return { jobsPerSecond };
  },
};
