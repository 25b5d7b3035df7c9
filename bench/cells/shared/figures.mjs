export const JOBS_PER_SECOND = { label: 'jobs', unit: 'jobs/s', better: 'more' };
export const P50_MS = { label: 'p50', unit: 'ms', better: 'less' };
export const P99_MS = { label: 'p99', unit: 'ms', better: 'less' };
