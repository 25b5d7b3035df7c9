/** The options as the application gave them. */
export const HANGFIRE_OPTIONS = Symbol('HANGFIRE_OPTIONS');

/** Tells one import of the module from another. */
export const HANGFIRE_MODULE_ID = Symbol('HANGFIRE_MODULE_ID');

/** The JobStorage in use, for code that needs more than the services offer. */
export const JOB_STORAGE = Symbol('JOB_STORAGE');
