import { enqueueAwaited } from './shared/enqueue-awaited.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Enqueue, 100 awaiting callers',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },
  run: (run) => enqueueAwaited(run, 100),
};
