import { DashboardError } from './dashboard-error.js';

/** A page of another site made the browser send the request. */
export class CrossSiteRequestError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_CROSS_SITE_REQUEST';
  readonly status = 403;

  constructor() {
    super(
      'The request does not come from a page of this dashboard: Sec-Fetch-Site must be ' +
        '"same-origin", or, if a client does not send that header, Origin must name the Host.',
    );
  }
}
