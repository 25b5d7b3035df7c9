import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';
import { JobTakenAwayError } from '../errors/job-taken-away-error.js';
import type { Assignment } from '../running/assignment.js';

/**
 * Aborts the runs of jobs that were taken away. A hint only causes a look at once, because the job may already be back
 * here under a new lease.
 */
export class JobCancellationWatcher implements BackgroundProcess {
  readonly name = 'job-cancellation-watcher';
  readonly wokenBy = ['taken-away'] as const;

  constructor(
    /** The jobs that this server has claimed and not settled. */
    private readonly held: () => readonly Assignment[],
    private readonly intervalMs: number,
  ) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    const held = this.held();
    if (held.length === 0) return pauseFor(this.intervalMs);

    const latest = latestOfEachJob(held);
    const leases = [...latest.values()].map(({ claimed }) => claimed);
    const lost = new Set(await storage.queues.findLostLeases(leases));
    const stillHeld = new Set(this.held());
    for (const assignment of held) {
      const { id } = assignment.job;
      // The lease of a run that has ended by now is gone for that reason.
      if (assignment.mayBeCompleted || !stillHeld.has(assignment)) continue;
      const isLost = lost.has(id) || latest.get(id) !== assignment;
      if (!isLost) continue;

      assignment.abandonedAt ??= storage.clock.now();
      assignment.abort.abort(new JobTakenAwayError(id));
    }
    return pauseFor(this.intervalMs, lost.size > 0);
  }
}

/** Only the latest claim of each job counts, because it has ended every earlier lease of the job. */
function latestOfEachJob(held: readonly Assignment[]): ReadonlyMap<string, Assignment> {
  const byAttempt = held.toSorted((a, b) => a.claimed.lease.attempt - b.claimed.lease.attempt);
  return new Map(byAttempt.map((assignment) => [assignment.job.id, assignment]));
}
