import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** The store has not answered in time. */
export class MetricsTimeoutError extends DashboardError {
  readonly code = 'HANGFIRE_METRICS_ANSWER_TIMEOUT';
  readonly status = 503;

  constructor() {
    super('The job store did not answer in time. Ask again, or check the store.');
  }
}
