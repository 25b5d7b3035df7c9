import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE];

/**
 * Ends the turns of jobs that a removed server has claimed, so that other jobs get them.
 *
 * Arguments: the server, and the cursor of the step before ('0' at first). Bound: some hundred claimed jobs. Where nobody goes
 * on, the turns end when a sweep moves the jobs.
 *
 * @returns the cursor for the next step; '0' at the end
 */
export const END_TURNS = redisScript(
  'end the turns of a server',
  { pieces: PIECES, runsWhenFull: true },
  `
local server = ARGV[1]
local step = call('SSCAN', P .. 'leased:' .. server, ARGV[2], 'COUNT', 200)
for _, id in ipairs(step[2]) do
  if call('HGET', jobKey(id), 'place') == 'woken' then
    local job = findStored(id)
    if job and job.server == server then
      replace(job, { place = false })
      wakeNext(job.resource)
    end
  end
end
finish()
return step[1]
`,
);

/**
 * Frees locks of a removed server. Arguments: the server. Bound: 100 locks. Where nobody goes on, the locks are freed by sweeps
 * and by `FREE_LOCKS_OF_NOBODY`.
 *
 * @returns 1 when there are more
 */
export const FREE_LOCKS_OF_SERVER = redisScript(
  'free the locks of a server',
  { pieces: PIECES, runsWhenFull: true },
  `
local server = ARGV[1]
local resources = P .. 'locksOf:' .. server
for _, resource in ipairs(call('SRANDMEMBER', resources, 100)) do
  freeLock(resource, function(holder) return holder.server == server end)
  -- Also where somebody has removed the lock by hand.
  call('SREM', resources, resource)
end
local hasMore = call('EXISTS', resources)
if hasMore == 0 then call('SREM', P .. 'lockingServers', server) end
finish()
return hasMore
`,
);

/** Bound: the servers. @returns the servers that hold locks and are gone */
export const FIND_GONE_HOLDERS = redisScript(
  'find servers that are gone and hold locks',
  { pieces: [BASE], reads: true },
  `
local gone = {}
for _, server in ipairs(call('SMEMBERS', P .. 'lockingServers')) do
  if not call('ZSCORE', P .. 'servers', server) then gone[#gone + 1] = server end
end
return gone
`,
);

/**
 * Frees the locks of runs whose server and job are both gone. A sweep frees the locks of abandoned jobs.
 *
 * Arguments: a server that is gone, and the cursor of the step before ('0' at first). Bound: some hundred locks.
 *
 * @returns the cursor for the next step; '0' at the end
 */
export const FREE_LOCKS_OF_NOBODY = redisScript(
  'free the locks of nobody',
  { pieces: PIECES, runsWhenFull: true },
  `
local server = ARGV[1]
-- The server may have come back since.
if call('ZSCORE', P .. 'servers', server) then return '0' end
local step = call('SSCAN', P .. 'locksOf:' .. server, ARGV[2], 'COUNT', 100)
for _, resource in ipairs(step[2]) do
  freeLock(resource, function(holder)
    return holder.server == server and not standsUnder(find(holder.job), server, holder.attempt)
  end)
end
finish()
return step[1]
`,
);
