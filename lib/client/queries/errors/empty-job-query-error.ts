import { HangfireError } from '../../../support/hangfire-error.js';

/**
 * Refuses a query without any value, such as one whose values are all undefined by mistake. It would change every job
 * of the store.
 */
export class EmptyJobQueryError extends HangfireError {
  readonly code = 'HANGFIRE_EMPTY_JOB_QUERY';

  constructor(
    /** `requeueAll` or `deleteAll`. */
    readonly method: string,
  ) {
    super(
      `${method} expects a query with at least one field, got one that matches every job of the store. ` +
        "Name what the jobs have in common, such as their states: { states: ['Failed'] }.",
    );
  }
}
