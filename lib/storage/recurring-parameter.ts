import { recurringParameters } from '../job/recurring-run.js';

/** By which of its parameters a job of this recurring job is known. */
export function recurringParameter(id: string): readonly [name: string, value: string] {
  const run = { id, nominalAt: new Date(0) };
  const parameters = Object.entries(recurringParameters(run, { isQueued: false }));
  return parameters.find(([, value]) => value === id) ?? ['', id];
}
