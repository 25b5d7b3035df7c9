import { describeChaos } from './describe-chaos.js';
import { completeWith } from './scenarios/complete-with.mjs';
import { databaseCrash } from './scenarios/database-crash.mjs';
import { sigkill } from './scenarios/sigkill.mjs';
import { transactionalJobs } from './scenarios/transactional-jobs.mjs';

describeChaos('postgres', [sigkill, completeWith, transactionalJobs, databaseCrash]);
