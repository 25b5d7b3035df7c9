import { DashboardError } from './dashboard-error.js';

/** The store has not answered in time. */
export class AnswerTimeoutError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_ANSWER_TIMEOUT';
  readonly status = 503;

  constructor() {
    super('The job store did not answer in time. A change may still have been made.');
  }
}
