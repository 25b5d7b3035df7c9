import { DashboardError } from './dashboard-error.js';

/** `authorize` returned nobody. */
export class UnauthenticatedError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_UNAUTHENTICATED';
  readonly status = 401;

  constructor() {
    super('Nobody is signed in who may see this dashboard. Sign in, or give `authorize`.');
  }
}
