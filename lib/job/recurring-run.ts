import type { ParameterBag } from './parameter-bag.js';

// The parameters of jobs that a recurring job has created. The first two have the names that Hangfire uses.
const ID = 'RecurringJobId';
const TIME = 'Time';
const OVERLAP = 'Overlap';

/** The occurrence that a job was created for. */
export interface RecurringRun {
  readonly id: string;
  /** The nominal time of the occurrence, or the time of the trigger. */
  readonly nominalAt: Date;
}

export interface RecurringRunOptions {
  /** Whether the job waits for the earlier jobs of its recurring job, and does not run beside them. */
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
  if (typeof id !== 'string') return undefined;

  const nominalAt = new Date(String(parameters.get(TIME)));
  return isValid(nominalAt) ? { id, nominalAt } : undefined;
}

/** The resource that makes the jobs of a recurring job run one by one; undefined where they may run side by side. */
export function recurringResourceOf(parameters: ParameterBag): string | undefined {
  if (parameters.get(OVERLAP) !== 'queue') return undefined;

  const id = parameters.get(ID);
  return typeof id === 'string' ? `recurring:${id}` : undefined;
}

const isValid = (at: Date) => !Number.isNaN(at.getTime());
