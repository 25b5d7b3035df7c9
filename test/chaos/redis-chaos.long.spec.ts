import { describeChaos } from './describe-chaos.js';
import { databaseCrash } from './scenarios/database-crash.mjs';
import { flushedScripts } from './scenarios/redis/flushed-scripts.mjs';
import { fullMemory } from './scenarios/redis/full-memory.mjs';
import { sigkill } from './scenarios/sigkill.mjs';
import { terminateStorm } from './scenarios/terminate-storm.mjs';

describeChaos('redis', [sigkill, databaseCrash, terminateStorm, fullMemory, flushedScripts]);
