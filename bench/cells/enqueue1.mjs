import { enqueueAwaited } from './shared/enqueue-awaited.mjs';
import { JOBS_PER_SECOND } from './shared/figures.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'Enqueue, one awaiting caller',
  figures: { jobsPerSecond: JOBS_PER_SECOND },
  sizes: { seconds: 4 },
  quickSizes: { seconds: 0.5 },
  run: (run) => enqueueAwaited(run, 1),
};
