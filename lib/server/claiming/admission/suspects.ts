import { hasCrashed } from '../../../state-machine/crash-count.js';
import type { Assignment } from '../../running/assignment.js';

/**
 * Whether a job was held by a server that died. Such a suspect starts at once or stays in its queue: if
 * another one kills this process, that counts against all that are held here, even if they only wait.
 */
export const isSuspect = ({ parameters }: Assignment): boolean => hasCrashed(parameters);

/** The suspects among these that would have to wait for a worker. */
export function suspectsWithoutWorker(
  assignments: readonly Assignment[],
  freeWorkers: number,
): ReadonlySet<Assignment> {
  return new Set(assignments.slice(freeWorkers).filter(isSuspect));
}
