import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** The answer for an unexpected error; the log has the error itself. */
export class MetricsFailedError extends DashboardError {
  readonly code = 'HANGFIRE_METRICS_FAILED';
  readonly status = 500;

  constructor(options: ErrorOptions) {
    super('The metrics failed to answer. The log of the application says why.', options);
  }
}
