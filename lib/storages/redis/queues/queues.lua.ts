import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** Arguments: a server. Bound: the jobs that the server has claimed. @returns id and attempt of each of them */
export const FIND_LEASES = redisScript(
  'find leases',
  { pieces: [BASE], reads: true },
  `
local leases = {}
for _, id in ipairs(call('SMEMBERS', P .. 'leased:' .. ARGV[1])) do
  local attempt = call('HGET', P .. 'job:' .. id, 'attempt')
  if attempt then leases[#leases + 1] = { id, tonumber(attempt) } end
end
return leases
`,
);

/** Arguments: queues. Bound: the methods that have parked jobs. @returns the groups of parked jobs in these queues, as JSON */
export const PARKED_CALLS = redisScript(
  'list the methods of parked jobs',
  { pieces: [BASE], reads: true },
  `
local queues, found = {}, {}
for _, queue in ipairs(ARGV) do queues[queue] = true end
for _, group in ipairs(call('SMEMBERS', P .. 'parkedGroups')) do
  if queues[cjson.decode(group)[1]] then found[#found + 1] = group end
end
return found
`,
);

/**
 * `paused`: hash, by the name of the queue, who paused it and when, as JSON.
 *
 * Arguments: the queue, and who pauses it. @returns 0 when it is paused already
 */
export const PAUSE_QUEUE = redisScript(
  'pause a queue',
  { pieces: [BASE] },
  `
local isNew = call('HSETNX', P .. 'paused', ARGV[1], cjson.encode({ at = NOW, by = ARGV[2] }))
if isNew == 1 then hint('queues') end
finish()
return isNew
`,
);

/** Arguments: the queue. @returns 0 when it is not paused */
export const RESUME_QUEUE = redisScript(
  'resume a queue',
  { pieces: [BASE], runsWhenFull: true },
  `
local wasPaused = call('HDEL', P .. 'paused', ARGV[1])
if wasPaused == 1 then
  hint('queues')
  tell('ready', ARGV[1])
end
finish()
return wasPaused
`,
);

/** @returns names and JSON texts in turns */
export const PAUSED_QUEUES = redisScript(
  'list paused queues',
  { pieces: [BASE], reads: true },
  `return call('HGETALL', P .. 'paused')`,
);
