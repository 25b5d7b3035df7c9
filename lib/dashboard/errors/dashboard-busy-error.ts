import { DashboardError } from './dashboard-error.js';

/** One person, or all people together, sent more requests at once than the dashboard answers. */
export class DashboardBusyError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_BUSY';
  readonly status = 503;

  constructor() {
    super('Too many requests wait for an answer. Nothing was done; ask again in a moment.');
  }
}
