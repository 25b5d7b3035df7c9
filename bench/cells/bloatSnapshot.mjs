import { holdSnapshot } from '../servers/hold-snapshot.mjs';
import { cell as bloat } from './bloat.mjs';
import { runAtHalfLoad } from './shared/run-at-half-load.mjs';

/** @type {import('./contract.mjs').Cell} */
export const cell = {
  ...bloat,
  title: 'The same while another connection holds an open snapshot',
  comparedWith: 'bloat',

  run: ({ sizes, ...run }) =>
    runAtHalfLoad(run, { ...sizes, during: () => holdSnapshot(run.place.url) }),
};
