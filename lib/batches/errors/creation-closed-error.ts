import { HangfireError } from '../../support/hangfire-error.js';

export class CreationClosedError extends HangfireError {
  readonly code = 'HANGFIRE_CREATION_CLOSED';

  constructor() {
    super(
      'The callback of createMany has ended, so nothing can be added there any more. Await in the callback ' +
        'everything that adds jobs.',
    );
  }
}
