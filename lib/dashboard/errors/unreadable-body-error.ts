import { DashboardError } from './dashboard-error.js';

export class UnreadableBodyError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_UNREADABLE_BODY';
  readonly status = 400;

  constructor() {
    super(
      'The body is not JSON with the content-type "application/json", or did not arrive as a whole. ' +
        'Nothing was done.',
    );
  }
}
