/** The options as the application gave them. */
export const HANGFIRE_OPTIONS = Symbol('HANGFIRE_OPTIONS');

/** The JobStorage in use, for those who need more than the services offer. */
export const JOB_STORAGE = Symbol('JOB_STORAGE');
