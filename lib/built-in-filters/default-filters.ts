import type { JobFilter } from '../filters/job-filter.js';
import { AutomaticRetryFilter } from './automatic-retry/automatic-retry-filter.js';
import { StatisticsHistoryFilter } from './statistics-history/statistics-history-filter.js';

/** The filters of every job, unless the application gives other global filters. */
export const defaultJobFilters = (): JobFilter[] => [
  new AutomaticRetryFilter(),
  new StatisticsHistoryFilter(),
];
