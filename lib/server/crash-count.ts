import type { ParameterBag } from '../job/parameter-bag.js';

/** The job parameter that holds how often a job's server died while it ran. */
export const CRASH_COUNT = 'CrashCount';

/** One more; gives the number with it. */
export function countCrash(parameters: ParameterBag): number {
  const crashes = (parameters.get<number>(CRASH_COUNT) ?? 0) + 1;
  parameters.set(CRASH_COUNT, crashes);
  return crashes;
}
