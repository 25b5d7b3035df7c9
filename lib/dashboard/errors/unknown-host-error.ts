import { DashboardError } from './dashboard-error.js';

/** The host name in the request could belong to a hostile site. */
export class UnknownHostError extends DashboardError {
  readonly code = 'HANGFIRE_DASHBOARD_UNKNOWN_HOST';
  readonly status = 403;

  constructor(
    /** Undefined if the header Host is missing, or is neither a name nor an address. */
    readonly host: string | undefined,
  ) {
    super(
      host === undefined
        ? 'The header Host (or X-Forwarded-Host) is missing, or is neither a name nor an address.'
        : `The dashboard does not know itself by the name "${host}". If that is its name, give ` +
            `HangfireDashboardModule the option allowedHosts: ['${host}'].`,
    );
  }
}
