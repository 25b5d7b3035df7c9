import { hasCrashed } from '../../../state-machine/crash-count.js';
import type { Assignment } from '../../running/assignment.js';

/**
 * Whether a job was held by a server that died. Such a suspect starts at once or stays in its queue: if another
 * suspect kills this process, the crash counts against all jobs that this server holds, even if they only lie
 * ready.
 */
export const isSuspect = ({ parameters }: Assignment): boolean => hasCrashed(parameters);

/** The suspects among these jobs that would have to lie ready until a worker is free. */
export function suspectsWithoutWorker(
  assignments: readonly Assignment[],
  freeWorkers: number,
): ReadonlySet<Assignment> {
  return new Set(assignments.slice(freeWorkers).filter(isSuspect));
}
