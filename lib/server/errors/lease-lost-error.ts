import { HangfireError } from '../../support/hangfire-error.js';

export class LeaseLostError extends HangfireError {
  readonly code = 'HANGFIRE_LEASE_LOST';

  constructor(
    readonly serverId: string,
    readonly why: 'silent' | 'removed',
  ) {
    super(
      why === 'silent'
        ? `Server ${serverId} could not reach the job store for longer than its lease; other servers ` +
            'may run its jobs now. Whatever this run returns will be ignored.'
        : `Other servers took server ${serverId} for dead and run its jobs now. ` +
            'Whatever this run returns will be ignored.',
    );
  }
}
