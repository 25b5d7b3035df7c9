import { DashboardError } from './dashboard-error.js';

export class ForbiddenError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_FORBIDDEN';
  readonly status = 403;

  constructor(
    readonly user: string,
    readonly permission: string,
  ) {
    super(`This needs the permission "${permission}", which "${user}" does not have.`);
  }
}
