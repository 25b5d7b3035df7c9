import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';
import { JobTakenAwayError } from '../errors/job-taken-away-error.js';
import type { RunningJobs } from '../running-jobs.js';

/** Tells running jobs that they were taken away, in case that the wake-up got lost. */
export class JobCancellationWatcher implements BackgroundProcess {
  readonly name = 'job-cancellation-watcher';

  constructor(
    private readonly running: RunningJobs,
    private readonly intervalMs: number,
  ) {}

  async execute({ storage }: ProcessContext): Promise<Pause> {
    if (this.running.size > 0) {
      const lost = await storage.queues.findLostLeases(this.running.leases());
      for (const id of lost) this.running.abort(id, new JobTakenAwayError(id));
    }
    return pauseFor(this.intervalMs);
  }
}
