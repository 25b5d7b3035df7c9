import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { BATCH_TABLE } from './batch-table.lua.js';
import { CANCELING } from './canceling.lua.js';

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, CANCELING];

/**
 * Cancels a batch, and makes the first step with all that is nested in it.
 *
 * Arguments: the batch. Bound: one step of `CANCELING`. Behind a crash, `GO_ON_CANCELING` does the rest.
 *
 * @returns whether the batch was cancelled (1), and whether all is done (1)
 */
export const CANCEL_BATCH = redisScript(
  'cancel a batch',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
local state = call('HGET', batchKey(id), 'state')
if not state or BATCH_ENDS[state] then return { 0, 1 } end
cancelBatch(id, state)
local isDone = goOnCanceling()
finish()
return { 1, isDone and 1 or 0 }
`,
);

/** Bound: one step of `CANCELING`. @returns whether all is done (1) */
export const GO_ON_CANCELING = redisScript(
  'go on cancelling batches',
  { pieces: PIECES, runsWhenFull: true },
  `
local isDone = goOnCanceling()
finish()
return isDone and 1 or 0
`,
);
