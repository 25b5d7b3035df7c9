import type { ParameterBag } from '../job/parameter-bag.js';

/** The job parameter that holds how often a job's server died while it ran. */
const CRASH_COUNT = 'CrashCount';

/** One more; gives the number with it. What is no number counts as none. */
export function countCrash(parameters: ParameterBag): number {
  const before = parameters.get(CRASH_COUNT);
  const crashes = (typeof before === 'number' && before > 0 ? before : 0) + 1;
  parameters.set(CRASH_COUNT, crashes);
  return crashes;
}

export const hasCrashed = (parameters: ParameterBag): boolean =>
  parameters.get(CRASH_COUNT) !== undefined;

/** A person has looked at the job: what happened before is no reason to give it up. */
export function forgetCrashes(parameters: ParameterBag): void {
  parameters.delete(CRASH_COUNT);
}
