/** Where the dashboard is mounted, without slashes at its ends. */
export const DASHBOARD_PATH = Symbol('DASHBOARD_PATH');

/** The class of the module that the dashboard's controller belongs to. */
export const DASHBOARD_MODULE = Symbol('DASHBOARD_MODULE');

/** The controller of the dashboard, a class of its own. */
export const DASHBOARD_CONTROLLER = Symbol('DASHBOARD_CONTROLLER');

/** Which enhancers of the application run around its answers. */
export const DASHBOARD_ENHANCERS = Symbol('DASHBOARD_ENHANCERS');

/** The options, resolved. */
export const DASHBOARD_OPTIONS = Symbol('DASHBOARD_OPTIONS');

/** The options as the application gave them. */
export const GIVEN_DASHBOARD_OPTIONS = Symbol('GIVEN_DASHBOARD_OPTIONS');
