import type { Deploy } from '../answers/performance.js';

/** Nobody reads more marks on a chart. */
const MAX_DEPLOYS = 20;

/**
 * The times at which versions of the application began to run jobs, the latest ones. Versions of the first step are
 * left out, because they may have run before it.
 *
 * @param versions the versions that ran in each step, by its first instant, in the order of time
 */
export function deploysOf(
  versions: Iterable<readonly [from: number, versions: readonly string[]]>,
): Deploy[] {
  const known = new Set<string>();
  const deploys: Deploy[] = [];
  let isFirst = true;
  for (const [at, names] of versions) {
    for (const version of names) {
      if (!known.has(version) && !isFirst) deploys.push({ at, version });
      known.add(version);
    }
    isFirst = false;
  }
  return deploys.slice(-MAX_DEPLOYS);
}
