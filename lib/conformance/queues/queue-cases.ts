import type { DefineCases } from '../collect-cases.js';
import { claiming } from './claiming.js';
import { claimsElsewhere } from './claims-elsewhere.js';
import { handingBack } from './handing-back.js';
import { leases } from './leases.js';
import { parkedJobs } from './parked-jobs.js';
import { parkedJobsElsewhere } from './parked-jobs-elsewhere.js';
import { pausedQueues } from './paused-queues.js';

export const queueCases: readonly DefineCases[] = [
  claiming,
  leases,
  handingBack,
  pausedQueues,
  claimsElsewhere,
  parkedJobs,
  parkedJobsElsewhere,
];
