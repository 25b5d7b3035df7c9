import { HangfireError } from '../../support/hangfire-error.js';

interface Place {
  /** `Class.method` */
  readonly declaredOn: string;
  readonly decorator: string;
}

export class DuplicateRecurringJobError extends HangfireError {
  readonly code = 'HANGFIRE_DUPLICATE_RECURRING_JOB';
  /** `Class.method` of each declaration. */
  readonly declaredOn: readonly string[];

  constructor(
    readonly id: string,
    places: readonly Place[],
  ) {
    const declarations = places.map(({ declaredOn, decorator }) => `${decorator} on ${declaredOn}`);
    super(
      `${declarations.join(' and ')} have the id "${id}". An id is one recurring job, with one method: ` +
        'give the other one an id of its own. For @Cron, @Interval and @Timeout that is the name.',
    );
    this.declaredOn = places.map(({ declaredOn }) => declaredOn);
  }
}
