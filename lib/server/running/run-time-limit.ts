import type { Logger } from '../../support/logger.js';
import { JobTimeoutError } from '../errors/job-timeout-error.js';
import type { Assignment } from './assignment.js';

export interface RunTimeLimitOptions {
  /** How long a run may go on after its signal, in milliseconds. */
  readonly abortTimeoutMs: number;
  /** How many workers there are. As many runs may go on without a worker. */
  readonly workerCount: number;
}

/**
 * Ends runs when their time is up. A run that ignores its signal is abandoned, so that its worker can go on,
 * unless there are as many abandoned runs as workers: abandoned runs hold memory and connections, and a server
 * full of them had better stand still.
 */
export class RunTimeLimit {
  private abandoned = 0;

  constructor(
    private readonly logger: Logger,
    private readonly options: RunTimeLimitOptions,
  ) {}

  /** @throws the error of the run, or a JobTimeoutError where the run is abandoned */
  async within<T>(
    timeoutMs: number,
    { job, abort }: Assignment,
    perform: () => Promise<T>,
  ): Promise<T> {
    const { abortTimeoutMs } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const run = perform();
    const abandonment = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new JobTimeoutError(job.id, timeoutMs);
        abort.abort(error);
        timer = setTimeout(() => {
          if (this.abandon(job.id, run)) reject(error);
        }, abortTimeoutMs);
      }, timeoutMs);
    });

    try {
      return await Promise.race([run, abandonment]);
    } finally {
      clearTimeout(timer);
    }
  }

  private abandon(jobId: string, run: Promise<unknown>): boolean {
    const facts = { jobId, abandonedRuns: this.abandoned };
    if (this.abandoned >= this.options.workerCount) {
      this.logger.error('Job ignored its AbortSignal and keeps its worker: too many did', facts);
      return false;
    }

    this.abandoned += 1;
    this.logger.warn('Job ignored its AbortSignal and is abandoned, its run goes on', facts);
    const end = () => {
      this.abandoned -= 1;
    };
    run.then(end, end);
    return true;
  }
}
