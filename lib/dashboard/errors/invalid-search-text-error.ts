import { DashboardError } from './dashboard-error.js';

export class InvalidSearchTextError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_INVALID_SEARCH_TEXT';
  readonly status = 422;

  constructor(
    /** The wrong qualifier; undefined if the whole text is wrong. */
    readonly qualifier: string | undefined,
    problem: string,
  ) {
    super(qualifier === undefined ? problem : `${qualifier}: ${problem}`);
  }
}
