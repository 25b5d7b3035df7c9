import type { Logger } from '../../support/logger.js';
import type { RunningJobs } from '../running/running-jobs.js';

/** Shorter standstills are not reported, even when heartbeats come more often, in milliseconds. */
const LEAST_STALL_MS = 1_000;
/** How many jobs a report names. */
const MAX_JOBS = 10;

/** How long a standstill must be before it is reported: half of the time between two heartbeats. */
export const stallBoundMs = (heartbeatIntervalMs: number): number =>
  Math.max(LEAST_STALL_MS, heartbeatIntervalMs / 2);

/** Reports that the event loop stood still, and names the jobs that may be the reason. */
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
