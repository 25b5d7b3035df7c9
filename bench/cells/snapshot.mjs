import { holdSnapshot } from '../servers/hold-snapshot.mjs';
import { backlogOf } from './shared/backlog-of.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { fill } from './shared/fill.mjs';
import { runStored } from './shared/run-backlog.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Run no-op jobs while another connection holds an open snapshot',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },
  store: 'postgres',
  comparedWith: 'noop20',

  async run({ sizes, ...run }) {
    const jobs = backlogOf(run.system, sizes.seconds);
    const application = await run.system.open(run.place);
    await fill(application, { jobs });
    await application.close();

    const snapshot = await holdSnapshot(run.place.url);
    const { jobsPerSecond } = await runStored(run, { jobs });
    await snapshot.release();
    return { jobsPerSecond };
  },
};
