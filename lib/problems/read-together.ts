import type { JobStorage } from '../storage/job-storage.js';

/** Lets readings share a transaction where the store has such. See `SharedReadings`. */
export const readTogether = <T>(
  { monitoring }: Pick<JobStorage, 'monitoring'>,
  work: () => Promise<T>,
): Promise<T> => (monitoring.together ? monitoring.together(work) : work());
