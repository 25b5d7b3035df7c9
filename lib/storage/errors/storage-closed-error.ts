import { HangfireError } from '../../support/hangfire-error.js';

export class StorageClosedError extends HangfireError {
  readonly code = 'HANGFIRE_STORAGE_CLOSED';

  constructor() {
    super(
      'The job store was closed; the application is shutting down. ' +
        'Do what still has to be stored before that, or open the store again.',
    );
  }
}
