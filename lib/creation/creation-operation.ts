import type { JobStart } from '../continuations/job-start.js';
import { AWAITING, ENQUEUED, SCHEDULED } from '../states/state-names.js';

/** How jobs are created, as people call it. `create`: with another state, or with different ones together. */
export type CreationOperation = 'enqueue' | 'schedule' | 'continue' | 'create';

const OPERATIONS: Readonly<Record<string, CreationOperation>> = {
  [ENQUEUED]: 'enqueue',
  [SCHEDULED]: 'schedule',
  [AWAITING]: 'continue',
};

/** A continuation whose parents have ended is Enqueued at once. */
export const operationOf = ({ state, parents = [] }: JobStart): CreationOperation =>
  parents.length > 0 ? 'continue' : (OPERATIONS[state.name] ?? 'create');

export function operationOfAll([first, ...others]: readonly JobStart[]): CreationOperation {
  if (!first) return 'enqueue';
  const operation = operationOf(first);
  return others.every((start) => operationOf(start) === operation) ? operation : 'create';
}
