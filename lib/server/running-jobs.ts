import type { Assignment } from './assignment.js';

/** The runs on this server now. One job may have two: it was requeued, and the first still goes on. */
export class RunningJobs {
  private readonly assignments = new Set<Assignment>();

  add(assignment: Assignment): void {
    this.assignments.add(assignment);
  }

  remove(assignment: Assignment): void {
    this.assignments.delete(assignment);
  }

  get size(): number {
    return this.assignments.size;
  }

  all(): readonly Assignment[] {
    return [...this.assignments];
  }

  abortAll(reason: Error): void {
    for (const { abort } of this.assignments) abort.abort(reason);
  }
}
