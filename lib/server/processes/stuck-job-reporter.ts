import {
  type BackgroundProcess,
  type Pause,
  type ProcessContext,
  pauseFor,
} from '../background-process.js';
import type { Assignment } from '../running/assignment.js';

const MAX_INTERVAL_MS = 60_000;

/** Warns once about each run that takes too long. */
export class StuckJobReporter implements BackgroundProcess {
  readonly name = 'stuck-job-reporter';
  private readonly reported = new WeakSet<Assignment>();

  constructor(
    private readonly running: () => readonly Assignment[],
    private readonly timeoutMs: number,
  ) {}

  async execute({ storage, logger }: ProcessContext): Promise<Pause> {
    const now = storage.clock.now().getTime();

    for (const assignment of this.running()) {
      const { job, startedAt } = assignment;
      const runningMs = startedAt ? now - startedAt.getTime() : 0;
      if (runningMs < this.timeoutMs || this.reported.has(assignment)) continue;

      this.reported.add(assignment);
      logger.warn('Job has been running for long and may be stuck', {
        jobId: job.id,
        call: job.displayName,
        runningMs,
      });
    }
    return pauseFor(Math.min(this.timeoutMs, MAX_INTERVAL_MS));
  }
}
