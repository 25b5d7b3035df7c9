import type { Compare } from './heap.js';
import type { StoredJob } from './stored-job.js';

/** Ids sort by age. */
const byAge: Compare<Pick<StoredJob, 'id'>> = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The order within a queue. */
export const byPlace: Compare<Pick<StoredJob, 'id' | 'priority'>> = (a, b) =>
  a.priority - b.priority || byAge(a, b);

export const byTime =
  (timeOf: (job: StoredJob) => number | undefined): Compare<StoredJob> =>
  (a, b) =>
    (timeOf(a) ?? 0) - (timeOf(b) ?? 0) || byAge(a, b);
