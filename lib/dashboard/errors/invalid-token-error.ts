import { DashboardError } from './dashboard-error.js';

export class InvalidTokenError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_TOKEN';
  readonly status = 403;

  constructor() {
    super(
      'The header x-hangfire-token is missing, too old, or of another user. Read the session ' +
        'again and send its token. All processes need the same `secret`.',
    );
  }
}
