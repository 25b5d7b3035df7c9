import { DashboardError } from './dashboard-error.js';

/** A new recurring job must not replace another one. */
export class RecurringJobExistsError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS';
  readonly status = 409;

  constructor(readonly id: string) {
    super(
      `There is a recurring job "${id.slice(0, 100)}" already. Choose another id, or edit that recurring job.`,
    );
  }
}
