import { HangfireError } from '../../support/hangfire-error.js';

/** Too many readings for people are under way. Jobs go on as usual. */
export class StorageBusyError extends HangfireError {
  readonly code = 'HANGFIRE_STORAGE_BUSY';

  constructor(
    readonly running: number,
    readonly waiting: number,
  ) {
    super(
      `The job store is asked for more than it can look up: ${running} readings are under way, and ` +
        `${waiting} wait for their turn. Nothing was read; ask again in a moment.`,
    );
  }
}
