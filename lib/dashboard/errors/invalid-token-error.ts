import { DashboardError } from './dashboard-error.js';

export class InvalidTokenError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_TOKEN';
  readonly status = 403;

  constructor() {
    super(
      'The header x-hangfire-token is missing, too old, or of somebody else. Get the session ' +
        'again and send its token. Several processes need the same `secret`.',
    );
  }
}
