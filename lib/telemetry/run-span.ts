/** The item of a run that has its span. */
export const RUN_SPAN = Symbol('RUN_SPAN');
