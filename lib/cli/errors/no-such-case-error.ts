import { HangfireError } from '../../support/hangfire-error.js';

export class NoSuchCaseError extends HangfireError {
  readonly code = 'HANGFIRE_NO_SUCH_CASE';

  constructor(
    readonly filter: string,
    /** How many cases there are without the filter. */
    readonly caseCount: number,
  ) {
    super(
      `--filter: none of the ${caseCount} cases has "${filter}" in its role or title. Give a part of a title, such as ` +
        '"claiming", or the name of a role, such as "queues".',
    );
  }
}
