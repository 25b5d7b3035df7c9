import { BLOAT_FIGURES, runAtHalfLoad } from './shared/run-at-half-load.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  title: 'What is left in the tables after ten minutes at half load',
  figures: BLOAT_FIGURES,
  sizes: { minutes: 10 },
  quickSizes: { minutes: 0.05 },
  store: 'postgres',
  isLong: true,
  maxRounds: 1,
  limitSeconds: ({ minutes }) => minutes * 90 + 600,

  run: ({ sizes, ...run }) => runAtHalfLoad(run, sizes),
};
