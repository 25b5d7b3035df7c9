import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** A request for metrics had no token, and `authorize` did not know its sender. */
export class MetricsUnauthenticatedError extends DashboardError {
  readonly code = 'HANGFIRE_METRICS_UNAUTHENTICATED';
  readonly status = 401;

  constructor() {
    super(
      'This needs the header "Authorization: Bearer …" with the token of HangfireMetricsModule, or somebody whom its ' +
        'option authorize lets in.',
    );
  }
}
