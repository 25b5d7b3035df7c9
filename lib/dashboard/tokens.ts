/** Where the dashboard is mounted, without slashes at its ends. */
export const DASHBOARD_PATH = Symbol('DASHBOARD_PATH');

/** The options, resolved. */
export const DASHBOARD_OPTIONS = Symbol('DASHBOARD_OPTIONS');

/** The options as the application gave them. */
export const GIVEN_DASHBOARD_OPTIONS = Symbol('GIVEN_DASHBOARD_OPTIONS');
