// Values of nestjs-cls that jobs keep
export { ClsJobFilter } from './cls-job-filter.js';
export type { ClsJobFilterOptions } from './cls-job-filter-options.js';
export { ClsValueError } from './errors/cls-value-error.js';
