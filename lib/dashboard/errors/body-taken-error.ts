import { DashboardError } from './dashboard-error.js';

/** Code of the application has read the body, and has not passed it on. */
export class BodyTakenError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_BODY_TAKEN';
  readonly status = 500;

  constructor() {
    super(
      'Something in the application has read the body of this request, and left nothing of it in ' +
        '`request.body`. Nothing was done. Have it put the parsed JSON there, or leave the requests of the ' +
        'dashboard alone: it reads a body that nobody has read.',
    );
  }
}
