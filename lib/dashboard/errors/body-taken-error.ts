import { DashboardError } from './dashboard-error.js';

/** Code of the application has read the body, and has not passed it on. */
export class BodyTakenError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_BODY_TAKEN';
  readonly status = 500;

  constructor() {
    super(
      'Code of the application has read the body of this request, and left nothing in `request.body`. ' +
        'Nothing was done. Let that code put the parsed JSON there, or leave the requests of the dashboard ' +
        'alone: the dashboard reads bodies that no other code has read.',
    );
  }
}
