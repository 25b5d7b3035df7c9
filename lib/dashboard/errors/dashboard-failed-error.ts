import { DashboardError } from './dashboard-error.js';

/** The answer for an unexpected error; the log has the error itself. */
export class DashboardFailedError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_FAILED';
  readonly status = 500;

  constructor(options: ErrorOptions) {
    super('The dashboard failed to answer. The log of the application says why.', options);
  }
}
