import { DashboardError } from './dashboard-error.js';

/** There is none, or none any more. */
export class NotFoundError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_NOT_FOUND';
  readonly status = 404;

  constructor(
    /** Such as `job`, `batch`. */
    readonly kind: string,
    readonly id: string,
  ) {
    super(`There is no ${kind} "${id.slice(0, 200)}", or none any more.`);
  }
}
