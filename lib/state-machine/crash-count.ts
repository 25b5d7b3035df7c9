import type { ParameterBag } from '../job/parameter-bag.js';

/** The parameter that counts how many times the server of a job died during a run. */
const CRASH_COUNT = 'CrashCount';

/** Adds a crash and returns the new number. A stored value that is no number counts as 0. */
export function countCrash(parameters: ParameterBag): number {
  const before = parameters.get(CRASH_COUNT);
  const crashes = (typeof before === 'number' && before > 0 ? before : 0) + 1;
  parameters.set(CRASH_COUNT, crashes);
  return crashes;
}

export const hasCrashed = (parameters: ParameterBag): boolean =>
  parameters.get(CRASH_COUNT) !== undefined;

/** Called when a person has looked at the job, so that earlier crashes are no reason to give it up. */
export function forgetCrashes(parameters: ParameterBag): void {
  parameters.delete(CRASH_COUNT);
}
