import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** Somebody asked for metrics who may not view. */
export class MetricsForbiddenError extends DashboardError {
  readonly code = 'HANGFIRE_METRICS_FORBIDDEN';
  readonly status = 403;

  constructor(readonly user: string) {
    super(
      `Metrics need the permission "view", which the option authorize of HangfireMetricsModule does not give "${user}".`,
    );
  }
}
