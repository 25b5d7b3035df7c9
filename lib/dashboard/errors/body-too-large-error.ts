import { DashboardError } from './dashboard-error.js';

export class BodyTooLargeError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_BODY_TOO_LARGE';
  readonly status = 413;

  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes. Nothing was done.`);
  }
}
