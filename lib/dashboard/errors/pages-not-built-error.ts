import { DashboardError } from './dashboard-error.js';

export class PagesNotBuiltError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_PAGES_NOT_BUILT';
  readonly status = 503;

  constructor() {
    super(
      'The pages of the dashboard were not built: only its API works. ' +
        'In a checkout of nestjs-hangfire, run "npm run build"; otherwise install the package anew.',
    );
  }
}
