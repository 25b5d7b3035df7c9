import type { AttemptTally } from '../../attempts/attempt-tally.js';
import { OTHERS, type TallyMap } from '../../attempts/tally-map.js';
import type { Deploy } from '../answers/performance.js';

/** More versions are no marks that anybody reads. */
const MAX_DEPLOYS = 20;

/**
 * When versions of the application began to run jobs, the latest ones. Those of the first step may have run before it, so
 * they are left out.
 *
 * @param versions the attempts of each step, by its first instant, in the order of time
 */
export function deploysOf(versions: ReadonlyMap<number, TallyMap<AttemptTally>>): Deploy[] {
  const known = new Set<string>([OTHERS]);
  const deploys: Deploy[] = [];
  let isFirst = true;
  for (const [at, tallies] of versions) {
    for (const [version] of tallies.entries) {
      if (!known.has(version) && !isFirst) deploys.push({ at, version });
      known.add(version);
    }
    isFirst = false;
  }
  return deploys.slice(-MAX_DEPLOYS);
}
