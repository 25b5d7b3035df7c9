import type { ParameterBag } from './parameter-bag.js';

// The parameters of jobs that were created by a recurring job; the first two have the names of Hangfire.
const ID = 'RecurringJobId';
const TIME = 'Time';
const OVERLAP = 'Overlap';

/** The occurrence that a job was created for. */
export interface RecurringRun {
  readonly id: string;
  /** The time that the schedule gave, or at which it was triggered by hand. */
  readonly nominalAt: Date;
}

export interface RecurringRunOptions {
  /** Whether it runs after those before it, and not beside them. */
  readonly isQueued: boolean;
}

export function recurringParameters(
  { id, nominalAt }: RecurringRun,
  { isQueued }: RecurringRunOptions,
): Readonly<Record<string, string>> {
  const parameters = { [ID]: id, [TIME]: nominalAt.toISOString() };
  return isQueued ? { ...parameters, [OVERLAP]: 'queue' } : parameters;
}

export function recurringRunOf(parameters: ParameterBag): RecurringRun | undefined {
  const id = parameters.get(ID);
  const nominalAt = new Date(String(parameters.get(TIME)));
  return typeof id === 'string' && isValid(nominalAt) ? { id, nominalAt } : undefined;
}

/** What a job has to itself while it runs, so that those of one recurring job run one by one. */
export function recurringResourceOf(parameters: ParameterBag): string | undefined {
  if (parameters.get(OVERLAP) !== 'queue') return undefined;

  const id = parameters.get(ID);
  return typeof id === 'string' ? `recurring:${id}` : undefined;
}

const isValid = (at: Date) => !Number.isNaN(at.getTime());
