import { HangfireError } from '../../support/hangfire-error.js';

export class ServerStoppingError extends HangfireError {
  readonly code = 'HANGFIRE_SERVER_STOPPING';

  constructor(readonly shutdownTimeoutMs: number) {
    super(
      `The server is stopping and the ${shutdownTimeoutMs} ms that running jobs were given are over. ` +
        'The job goes back to its queue.',
    );
  }
}
