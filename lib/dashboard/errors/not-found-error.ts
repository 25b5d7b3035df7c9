import { DashboardError } from './dashboard-error.js';

/** The object does not exist, or no longer exists. */
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
