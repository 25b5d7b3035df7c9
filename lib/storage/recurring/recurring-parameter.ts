import { recurringParameters } from '../../job/recurring-run.js';

/** The parameter by which a store finds the jobs of this recurring job. */
export function recurringParameter(id: string): readonly [name: string, value: string] {
  const run = { id, nominalAt: new Date(0) };
  const parameters = Object.entries(recurringParameters(run, { isQueued: false }));
  return parameters.find(([, value]) => value === id) ?? ['', id];
}
