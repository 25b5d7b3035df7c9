import type { Assignment } from './assignment.js';

/** The runs that are going on on this server. A job has two runs if it was requeued while its first run goes on. */
export class RunningJobs {
  /** The time at which each run began, by `performance.now()`. */
  private readonly begunMs = new Map<Assignment, number>();
  private longEnded: Assignment[] = [];
  private readonly left = new Set<Assignment>();

  /** @param longMs `takeLongEnded` also lists runs that took longer than this, in milliseconds */
  constructor(private readonly longMs: number) {}

  add(assignment: Assignment): void {
    this.begunMs.set(assignment, performance.now());
  }

  /** @returns how long the run took, in milliseconds */
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

  /** Call this when the worker no longer waits for the run. The run goes on until `run` settles. */
  leave(assignment: Assignment, run: Promise<unknown>): void {
    const end = () => this.left.delete(assignment);
    this.left.add(assignment);
    run.then(end, end);
  }

  /** The runs that go on although no worker waits for them. */
  allLeft(): readonly Assignment[] {
    return [...this.left];
  }

  /** The long runs that have ended since the last call. */
  takeLongEnded(): readonly Assignment[] {
    return this.longEnded.splice(0);
  }

  abortAll(reason: Error): void {
    for (const { abort } of this.begunMs.keys()) abort.abort(reason);
  }
}
