import type { Logger } from '../../support/logger.js';
import type { Clock } from '../../support/time/clock.js';
import { JobTimeoutError } from '../errors/job-timeout-error.js';
import type { Assignment } from './assignment.js';
import type { RunningJobs } from './running-jobs.js';

export interface RunTimeLimitOptions {
  /** How long a run may go on after its signal, in milliseconds. */
  readonly abortTimeoutMs: number;
  /** How many workers there are. At most as many abandoned runs may go on. */
  readonly workerCount: number;
}

export interface RunTimeLimitParts {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly running: RunningJobs;
}

/**
 * Ends runs when their time is up. A run that ignores its signal is abandoned, so that its worker can go on. But there
 * are never more abandoned runs than workers: abandoned runs hold memory and connections, and it is better that a
 * server full of them stands still.
 */
export class RunTimeLimit {
  constructor(
    private readonly parts: RunTimeLimitParts,
    private readonly options: RunTimeLimitOptions,
  ) {}

  /** @throws the error of the run, or a JobTimeoutError where the run is abandoned */
  async within<T>(
    timeoutMs: number,
    assignment: Assignment,
    perform: () => Promise<T>,
  ): Promise<T> {
    const { abortTimeoutMs } = this.options;
    const { job, abort } = assignment;
    let timer: NodeJS.Timeout | undefined;
    const run = perform();
    const abandonment = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new JobTimeoutError(job.id, timeoutMs);
        abort.abort(error);
        timer = setTimeout(() => {
          if (this.abandon(assignment, run)) reject(error);
        }, abortTimeoutMs);
      }, timeoutMs);
    });

    try {
      return await Promise.race([run, abandonment]);
    } finally {
      clearTimeout(timer);
    }
  }

  private abandon(assignment: Assignment, run: Promise<unknown>): boolean {
    const { logger, clock, running } = this.parts;
    const abandonedRuns = running.allLeft().length;
    const facts = { jobId: assignment.job.id, abandonedRuns };
    if (abandonedRuns >= this.options.workerCount) {
      logger.error('Job ignored its AbortSignal and keeps its worker: too many did', facts);
      return false;
    }

    assignment.abandonedAt ??= clock.now();
    running.leave(assignment, run);
    logger.warn('Job ignored its AbortSignal and is abandoned, its run goes on', facts);
    return true;
  }
}
