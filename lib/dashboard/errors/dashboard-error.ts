import { HangfireError } from '../../support/hangfire-error.js';

/** An error that the dashboard answers a request with; the client sees its code and its message. */
export abstract class DashboardError extends HangfireError {
  /** The status of the HTTP answer. */
  abstract readonly status: number;
}
