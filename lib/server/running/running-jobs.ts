import type { Assignment } from './assignment.js';

/** The runs on this server now. A job has two runs where it was requeued and the first run still goes on. */
export class RunningJobs {
  /** The time at which each run began, by `performance.now()`. */
  private readonly begunMs = new Map<Assignment, number>();
  private longEnded: Assignment[] = [];
  private readonly left = new Set<Assignment>();

  /** @param longMs a run that took longer is listed once more after its end, by `takeLongEnded` */
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

  /** The worker does not wait for the run any more, which goes on until `run` settles. */
  leave(assignment: Assignment, run: Promise<unknown>): void {
    const end = () => this.left.delete(assignment);
    this.left.add(assignment);
    run.then(end, end);
  }

  /** The runs that no worker waits for any more, and that go on. */
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
