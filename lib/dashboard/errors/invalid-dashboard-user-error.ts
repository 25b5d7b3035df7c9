import { DashboardError } from './dashboard-error.js';

export class InvalidDashboardUserError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_USER';
  readonly status = 500;

  constructor(readonly problems: readonly string[]) {
    super(
      '`authorize` returned something other than { name, permissions }, true, or ' +
        `nobody (undefined, null, false). ${problems.join(' ')}`,
    );
  }
}
