/** The path of the dashboard, without slashes at its ends. */
export const DASHBOARD_PATH = Symbol('DASHBOARD_PATH');

/** The controller class of this dashboard. */
export const DASHBOARD_CONTROLLER = Symbol('DASHBOARD_CONTROLLER');

/** Which enhancers of the application run around the dashboard's answers. */
export const DASHBOARD_ENHANCERS = Symbol('DASHBOARD_ENHANCERS');

/** The resolved options. */
export const DASHBOARD_OPTIONS = Symbol('DASHBOARD_OPTIONS');

/** The options as the application gave them. */
export const GIVEN_DASHBOARD_OPTIONS = Symbol('GIVEN_DASHBOARD_OPTIONS');
