import type { DefineCases } from '../collect-cases.js';
import { abandonedJobs } from './abandoned-jobs.js';
import { concurrentSweeps } from './concurrent-sweeps.js';
import { sweepDecisions } from './sweep-decisions.js';
import { sweeps } from './sweeps.js';

export const sweepCases: readonly DefineCases[] = [
  sweeps,
  sweepDecisions,
  concurrentSweeps,
  abandonedJobs,
];
