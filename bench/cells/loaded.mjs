import { loadStore } from '../ours/load-store.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { LOADED, LOADED_QUICK } from './shared/loaded-sizes.mjs';
import { runBacklog } from './shared/run-backlog.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title:
    'Run no-op jobs with 5 million finished, 1 million scheduled and 100,000 failed in the store',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4, ...LOADED },
  quickSizes: { seconds: 0.5, ...LOADED_QUICK },
  systems: ['ours', 'ours-mysql'],
  keepsDatabase: true,
  limitSeconds: () => 1_800,
  comparedWith: 'noop20',

  async run({ sizes, ...run }) {
    await loadStore(run.place, sizes);
    const { jobsPerSecond } = await runBacklog(run, { jobs: backlogOf(run.system, sizes.seconds) });
    return { jobsPerSecond };
  },
};
