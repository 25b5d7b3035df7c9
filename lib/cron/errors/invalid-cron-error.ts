import { HangfireError } from '../../support/hangfire-error.js';
import { type CronFieldName, labelOf } from '../reading/cron-field.js';

export class InvalidCronError extends HangfireError {
  readonly code = 'HANGFIRE_INVALID_CRON';
  /** The field that is wrong; undefined when the expression as a whole is wrong. */
  readonly field: CronFieldName | undefined;

  constructor(
    /** The expression, or the call of `Cron` that would have made an expression. */
    readonly expression: string,
    /** Says what was expected and what came. */
    readonly problem: string,
    { field, ...options }: ErrorOptions & { readonly field?: CronFieldName } = {},
  ) {
    const subject = field === undefined ? 'cron expression' : `${labelOf(field)} in`;
    super(`Invalid ${subject} "${expression}": ${problem}`, options);
    this.field = field;
  }
}
