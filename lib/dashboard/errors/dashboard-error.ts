import { HangfireError } from '../../support/hangfire-error.js';

/** An error of the dashboard that a request is answered with: code and sentence are for its reader. */
export abstract class DashboardError extends HangfireError {
  /** Of the HTTP answer. */
  abstract readonly status: number;
}
