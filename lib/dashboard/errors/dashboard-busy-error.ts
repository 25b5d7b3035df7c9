import { DashboardError } from './dashboard-error.js';

/** More is asked for at once than the dashboard answers, by one person or by all together. */
export class DashboardBusyError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_BUSY';
  readonly status = 503;

  constructor() {
    super('Too many requests wait for an answer. Nothing was done; ask again in a moment.');
  }
}
