import type { DefineCases } from '../collect-cases.js';
import { callerTransactions } from './caller-transactions.js';
import { creatingJobs } from './creating-jobs.js';
import { creatingJobsAgain } from './creating-jobs-again.js';
import { creatingManyJobs } from './creating-many-jobs.js';
import { customStates } from './custom-states.js';
import { histories } from './histories.js';
import { hostileNames } from './hostile-names.js';
import { keptByTransitions } from './kept-by-transitions.js';
import { keptValues } from './kept-values.js';
import { largeItems } from './large-items.js';
import { longestNames } from './longest-names.js';
import { refusedCallerTransactions } from './refused-caller-transactions.js';
import { refusedTransitions } from './refused-transitions.js';
import { statesOfJobs } from './states-of-jobs.js';
import { transitionBatches } from './transition-batches.js';
import { transitions } from './transitions.js';

export const jobCases: readonly DefineCases[] = [
  creatingJobs,
  creatingManyJobs,
  creatingJobsAgain,
  keptValues,
  statesOfJobs,
  largeItems,
  transitions,
  keptByTransitions,
  refusedTransitions,
  transitionBatches,
  histories,
  customStates,
  callerTransactions,
  refusedCallerTransactions,
  hostileNames,
  longestNames,
];
