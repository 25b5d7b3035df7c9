import type { LeasedJob } from '../storage/queue-store.js';
import type { Assignment } from './assignment.js';

/** The jobs that are running on this server now. */
export class RunningJobs {
  private readonly byId = new Map<string, Assignment>();

  add(assignment: Assignment): void {
    this.byId.set(assignment.job.id, assignment);
  }

  remove(assignment: Assignment): void {
    if (this.byId.get(assignment.job.id) === assignment) this.byId.delete(assignment.job.id);
  }

  get size(): number {
    return this.byId.size;
  }

  all(): readonly Assignment[] {
    return [...this.byId.values()];
  }

  leases(): readonly LeasedJob[] {
    return this.all().map(({ claimed: { id, lease } }) => ({ id, lease }));
  }

  abort(jobId: string, reason: Error): void {
    this.byId.get(jobId)?.abort.abort(reason);
  }

  abortAll(reason: Error): void {
    for (const { abort } of this.byId.values()) abort.abort(reason);
  }
}
