import type { DefineCases } from '../collect-cases.js';
import { allRecurringJobs } from './all-recurring-jobs.js';
import { createdOccurrences } from './created-occurrences.js';
import { dueRecurringJobs } from './due-recurring-jobs.js';
import { latestRuns } from './latest-runs.js';
import { occurrenceKinds } from './occurrence-kinds.js';
import { occurrenceLists } from './occurrence-lists.js';
import { recordedOccurrences } from './recorded-occurrences.js';
import { recurringJobs } from './recurring-jobs.js';
import { recurringLists } from './recurring-lists.js';

export const recurringCases: readonly DefineCases[] = [
  recurringJobs,
  allRecurringJobs,
  recurringLists,
  dueRecurringJobs,
  createdOccurrences,
  recordedOccurrences,
  occurrenceKinds,
  latestRuns,
  occurrenceLists,
];
