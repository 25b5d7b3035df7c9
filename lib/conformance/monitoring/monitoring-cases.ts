import type { DefineCases } from '../collect-cases.js';
import { absurdSizes } from './absurd-sizes.js';
import { batchLists } from './batch-lists.js';
import { countsAhead } from './counts-ahead.js';
import { failureGroups } from './failure-groups.js';
import { flowItems } from './flow-items.js';
import { hostileSearches } from './hostile-searches.js';
import { jobCounts } from './job-counts.js';
import { jobLists } from './job-lists.js';
import { jobPages } from './job-pages.js';
import { jobSearches } from './job-searches.js';
import { lineSummaries } from './line-summaries.js';
import { longestRunning } from './longest-running.js';
import { parkedSummaries } from './parked-summaries.js';
import { queueSummaries } from './queue-summaries.js';
import { searchesByBulkOperation } from './searches-by-bulk-operation.js';
import { searchesByFailure } from './searches-by-failure.js';
import { searchesByRun } from './searches-by-run.js';
import { storeHealth } from './store-health.js';
import { unfinishedBatches } from './unfinished-batches.js';
import { wholeNames } from './whole-names.js';

export const monitoringCases: readonly DefineCases[] = [
  queueSummaries,
  countsAhead,
  lineSummaries,
  parkedSummaries,
  longestRunning,
  failureGroups,
  batchLists,
  unfinishedBatches,
  flowItems,
  storeHealth,
  jobSearches,
  searchesByBulkOperation,
  searchesByFailure,
  searchesByRun,
  hostileSearches,
  jobCounts,
  jobLists,
  jobPages,
  wholeNames,
  absurdSizes,
];
