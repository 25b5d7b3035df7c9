import type { JobStart } from '../continuations/job-start.js';
import { AWAITING, ENQUEUED, SCHEDULED } from '../states/state-names.js';

/**
 * What people call the way in which a job is created. `create` stands for other first states, and for a call that mixes
 * ways.
 */
export type CreationOperation = 'enqueue' | 'schedule' | 'continue' | 'create';

const OPERATIONS: Readonly<Record<string, CreationOperation>> = {
  [ENQUEUED]: 'enqueue',
  [SCHEDULED]: 'schedule',
  [AWAITING]: 'continue',
};

/** A continuation whose parents have ended is Enqueued at once, so its parents tell it from an enqueued job. */
export const operationOf = ({ state, parents = [] }: JobStart): CreationOperation =>
  parents.length > 0 ? 'continue' : (OPERATIONS[state.name] ?? 'create');

export function operationOfAll([first, ...others]: readonly JobStart[]): CreationOperation {
  if (!first) return 'enqueue';
  const operation = operationOf(first);
  return others.every((start) => operationOf(start) === operation) ? operation : 'create';
}
