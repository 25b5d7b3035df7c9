import { DashboardError } from './dashboard-error.js';

/** What the browser learns of an error that nobody foresaw; the log has the rest. */
export class DashboardFailedError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_FAILED';
  readonly status = 500;

  constructor(options: ErrorOptions) {
    super('The dashboard failed to answer. The log of the application says why.', options);
  }
}
