import { DashboardError } from './dashboard-error.js';

export class InvalidInputError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_INPUT';
  readonly status = 422;

  constructor(
    /** One sentence for each wrong value. */
    readonly problems: readonly string[],
  ) {
    super(problems.join('\n'));
  }
}
