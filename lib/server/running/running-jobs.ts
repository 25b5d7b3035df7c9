import type { Assignment } from './assignment.js';

/** The runs on this server now. One job may have two: it was requeued, and the first still goes on. */
export class RunningJobs {
  /** With the time at which each began, by `performance.now()`. */
  private readonly begunMs = new Map<Assignment, number>();
  private longEnded: Assignment[] = [];

  /** @param longMs a run that took longer is still told of once after its end */
  constructor(private readonly longMs: number) {}

  add(assignment: Assignment): void {
    this.begunMs.set(assignment, performance.now());
  }

  /** @returns how long it took, in milliseconds */
  remove(assignment: Assignment): number {
    const nowMs = performance.now();
    const durationMs = nowMs - (this.begunMs.get(assignment) ?? nowMs);
    this.begunMs.delete(assignment);
    if (durationMs > this.longMs) this.longEnded.push(assignment);
    return durationMs;
  }

  get size(): number {
    return this.begunMs.size;
  }

  all(): readonly Assignment[] {
    return [...this.begunMs.keys()];
  }

  /** Long runs that have ended since this was asked for the last time. */
  takeLongEnded(): readonly Assignment[] {
    return this.longEnded.splice(0);
  }

  abortAll(reason: Error): void {
    for (const { abort } of this.begunMs.keys()) abort.abort(reason);
  }
}
