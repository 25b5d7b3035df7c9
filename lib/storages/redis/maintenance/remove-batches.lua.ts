import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** How many batches one script looks at. */
export const BATCHES_IN_REMOVAL = 100;

/**
 * Removes expired batches. One with unfinished jobs stays: a fold may not have seen the jobs that were requeued since.
 *
 * Arguments: how many of the expired batches stay, so that they are passed over. Bound: `BATCHES_IN_REMOVAL`.
 *
 * @returns how many were looked at, and how many of them stay
 */
export const REMOVE_EXPIRED_BATCHES = redisScript(
  'remove expired batches',
  { pieces: [BASE, LINKS, BATCH_TABLE], runsWhenFull: true },
  `
local function isComplete(id)
  for _, count in ipairs(call('HMGET', batchKey(id), 'pending', 'processing', 'failed', 'creating')) do
    if (tonumber(count or 0) or 0) > 0 then return false end
  end
  return not isBeingCanceled(id)
end

local ids = call('ZRANGEBYSCORE', P .. 'expiringBatches', '-inf', NOW_TEXT, 'LIMIT', ARGV[1], ${BATCHES_IN_REMOVAL})
local staying = 0
for _, id in ipairs(ids) do
  if isComplete(id) then removeBatch(id) else staying = staying + 1 end
end
finish()
return { #ids, staying }
`,
);
