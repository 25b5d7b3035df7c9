import type { Logger } from '../../support/logger.js';
import type { RunningJobs } from '../running/running-jobs.js';

/** Not worth a word where heartbeats come more often. */
const LEAST_STALL_MS = 1_000;
/** How many jobs are named. */
const MAX_JOBS = 10;

/** From how long on it is said that this process could do nothing: for half of a heartbeat's interval. */
export const stallBoundMs = (heartbeatIntervalMs: number): number =>
  Math.max(LEAST_STALL_MS, heartbeatIntervalMs / 2);

/** Says that the event loop stood still, with the jobs that may be why. */
export class StallReporter {
  constructor(
    private readonly running: RunningJobs,
    private readonly boundMs: number,
    private readonly logger: Logger,
  ) {}

  /** @param stalledMs the longest standstill since the last call */
  report(stalledMs: number): void {
    const ended = this.running.takeLongEnded();
    if (stalledMs < this.boundMs) return;

    const suspects = [...ended, ...this.running.all()];
    this.logger.warn('Event loop stood still: it was blocked, or the process was frozen', {
      stalledMs: Math.round(stalledMs),
      jobs: suspects.slice(0, MAX_JOBS).map(({ job }) => `${job.displayName} (${job.id})`),
    });
  }
}
