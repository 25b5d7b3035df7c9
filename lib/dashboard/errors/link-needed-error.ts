import { DashboardError } from './dashboard-error.js';

/** There is no `authorize`, and the browser has not followed a link from the log. */
export class LinkNeededError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_LINK_NEEDED';
  readonly status = 401;

  constructor() {
    super(
      'This browser is not signed in. Look for "Open the dashboard" in the log of the application, ' +
        'and follow the link there. It works once, and for an hour. If you cannot find it, load ' +
        'this page again: the log gets a new link, at most every ten seconds, and less often the more ' +
        'often somebody asks for one.',
    );
  }
}
