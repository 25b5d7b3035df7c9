import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { runBacklog } from './shared/run-backlog.mjs';

/**
 * The cost of the features that an application uses. Only for our library: the peers have neither filters
 * nor a container, and replacements that we wrote for them would not be a fair comparison.
 *
 * @type {import('./contract.mjs').Cell}
 */
export const cell = {
  title:
    'Run jobs with 3 arguments of 200 bytes, three filters, a request-scoped provider with two dependencies',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },
  systems: ['ours'],
  application: 'ours-realistic',
  comparedWith: 'noop20',

  async run({ sizes, ...run }) {
    const { jobsPerSecond } = await runBacklog(run, { jobs: backlogOf(run.system, sizes.seconds) });
    return { jobsPerSecond };
  },
};
