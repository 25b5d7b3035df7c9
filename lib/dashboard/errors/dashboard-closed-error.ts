import { DashboardError } from './dashboard-error.js';

/** In production, nobody gets in without an `authorize`. */
export class DashboardClosedError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_CLOSED';
  readonly status = 403;

  constructor() {
    super(
      'The dashboard is closed: NODE_ENV is "production", and there is no `authorize`. To open the ' +
        'dashboard, give HangfireDashboardModule that option.',
    );
  }
}
