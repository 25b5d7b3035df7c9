import { nowMs } from '../support/monotonic-clock.mjs';
import { requireStored } from './shared/enqueue-awaited.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';
import { fill } from './shared/fill.mjs';

const JOBS_A_CALL = 1_000;

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Enqueue in bulk, 1,000 a call, one call after the other',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },

  async run({ system, place, sizes }) {
    const application = await system.open(place);
    let jobs = 0;
    const fillFor = async (seconds) => {
      const endMs = nowMs() + seconds * 1_000;
      while (nowMs() < endMs) {
        await fill(application, { from: jobs, jobs: jobs + JOBS_A_CALL });
        jobs += JOBS_A_CALL;
      }
    };

    await fillFor(sizes.seconds / 10);
    const before = jobs;
    const startedMs = nowMs();
    await fillFor(sizes.seconds);
    const elapsedMs = nowMs() - startedMs;

    await requireStored({ system, place, jobs });
    await application.close();
    return { jobsPerSecond: ((jobs - before) / elapsedMs) * 1_000 };
  },
};
