import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** A person who may not view asked for metrics. */
export class MetricsForbiddenError extends DashboardError {
  readonly code = 'HANGFIRE_METRICS_FORBIDDEN';
  readonly status = 403;

  constructor(readonly user: string) {
    super(
      `Metrics need the permission "view", which the option authorize of HangfireMetricsModule does not give "${user}".`,
    );
  }
}
