import { hasCrashed } from '../../../state-machine/crash-count.js';
import type { Assignment } from '../../running/assignment.js';

/**
 * Whether the job was held by a server that died. Such a suspect starts at once or goes back into its queue, and never
 * waits here: if another suspect kills this process, the crash counts against all jobs that this server holds, even
 * those that have not started.
 */
export const isSuspect = ({ parameters }: Assignment): boolean => hasCrashed(parameters);

/** The suspects among these jobs that would have to wait here until a worker is free. */
export function suspectsWithoutWorker(
  assignments: readonly Assignment[],
  freeWorkers: number,
): ReadonlySet<Assignment> {
  return new Set(assignments.slice(freeWorkers).filter(isSuspect));
}
