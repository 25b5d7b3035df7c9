import { exceptionInfo } from '../../states/exception-info.js';
import { isError } from '../../states/is-error.js';
import { HangfireError } from '../../support/hangfire-error.js';

/** A run that ended in an exception, or a job that failed while it waited. */
export interface JobFailure {
  readonly jobId: string;
  /** The name by which people know the job. */
  readonly displayName: string;
  readonly attempt: number;
  /** The state of the job afterwards: Failed, Scheduled for a retry, Deleted. */
  readonly state: string;
  /** The value that was thrown. */
  readonly error: unknown;
}

const MAX_NAMED = 10;

export class JobsFailedError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_JOBS_FAILED';

  constructor(readonly failures: readonly JobFailure[]) {
    super(
      `${headline(failures)}\n${lines(failures).join('\n')}\n` +
        "Where a test expects this, pass { failures: 'keep' } and look at the job's state.",
      { cause: causeOf(failures) },
    );
  }

  /** The thrown values, in the order of the runs. */
  get errors(): readonly unknown[] {
    return this.failures.map(({ error }) => error);
  }
}

const headline = ({ length }: readonly JobFailure[]) =>
  length === 1 ? 'A job failed:' : `${length} runs of jobs failed:`;

function lines(failures: readonly JobFailure[]): string[] {
  const named = failures.slice(0, MAX_NAMED).map(lineOf);
  const more = failures.length - named.length;
  return more > 0 ? [...named, `  and ${more} more`] : named;
}

function lineOf({ displayName, attempt, state, error }: JobFailure): string {
  return `  ${displayName}, attempt ${attempt}, now ${state}: ${textOf(error)}`;
}

function textOf(error: unknown): string {
  const { type, message } = exceptionInfo(error);
  return isError(error) ? `${type}: ${message}` : message;
}

function causeOf(failures: readonly JobFailure[]): unknown {
  const [first, ...others] = failures.map(({ error }) => error);
  return others.length === 0
    ? first
    : new AggregateError([first, ...others], 'What the jobs threw');
}
