import { HangfireError } from '../../support/hangfire-error.js';
import { filled, type ProblemValues } from '../../support/text/coded-problem.js';
import { type CronFieldName, labelOf } from '../reading/cron-field.js';
import { CRON_PROBLEMS, type CronProblemCode } from './cron-problems.js';

/** A problem whose sentence the dashboard has in every language. */
export interface CronProblem {
  readonly code: CronProblemCode;
  readonly values?: ProblemValues;
}

export class InvalidCronError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CRON';
  /** The field that is wrong; undefined when the expression as a whole is wrong. */
  readonly field: CronFieldName | undefined;
  /** Says what was expected and what was given. */
  readonly problem: string;
  /** The problem for other languages; undefined for a call of `Cron`. */
  readonly because: { readonly code: string; readonly values: ProblemValues } | undefined;

  constructor(
    /** The expression, or the call of `Cron` that should have made an expression. */
    readonly expression: string,
    problem: CronProblem | string,
    { field, ...options }: ErrorOptions & { readonly field?: CronFieldName } = {},
  ) {
    const subject = field === undefined ? 'cron expression' : `${labelOf(field)} in`;
    const sentence = sentenceOf(problem);
    super(`Invalid ${subject} "${expression}": ${sentence}`, options);
    this.field = field;
    this.problem = sentence;
    this.because = typeof problem === 'string' ? undefined : { values: {}, ...problem };
  }
}

const sentenceOf = (problem: CronProblem | string): string =>
  typeof problem === 'string' ? problem : filled(CRON_PROBLEMS[problem.code], problem.values ?? {});
