import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/** Bound: the queues. @returns the queues with ready, waiting or running jobs; a queue may come twice */
export const QUEUES_WITH_JOBS = redisScript(
  'list queues with jobs',
  { pieces: [BASE], reads: true },
  `return { call('SMEMBERS', P .. 'readyQueues'), call('SMEMBERS', P .. 'heldQueues'), call('HKEYS', P .. 'running') }`,
);

/** Among so many at the head of each priority the oldest is looked for. */
const HEAD = 20;
/** In so many priorities of a queue, the first ones. */
const MAX_PRIORITIES = 20;
/** A script ends when it has looked at so many jobs. */
const MAX_LOOKED_AT = 1_000;

/**
 * Arguments: queues. Bound: `MAX_LOOKED_AT`, and the queues.
 *
 * @returns for as many of the queues as it came to: the numbers of ready, waiting and running jobs, and since when the oldest ready
 * job is ready
 */
export const SUMMARIZE_QUEUES = redisScript(
  'summarize queues',
  { pieces: [BASE], reads: true },
  `
local looked = 0

local function oldestIn(set)
  local oldest, behind = nil, '-inf'
  for _ = 1, ${MAX_PRIORITIES} do
    local first = call('ZRANGEBYSCORE', set, behind, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if not first[1] then break end
    local priority = first[2]
    for _, id in ipairs(call('ZRANGEBYSCORE', set, priority, priority, 'LIMIT', 0, ${HEAD})) do
      local times = call('HMGET', P .. 'job:' .. id, 'runAt', 'created')
      local readyAt = tonumber(times[1] or times[2] or nil)
      if readyAt and (not oldest or readyAt < oldest) then oldest = readyAt end
      looked = looked + 1
    end
    behind = '(' .. priority
  end
  return oldest or false
end

local rows = {}
for _, queue in ipairs(ARGV) do
  local ready = P .. 'ready:' .. queue
  rows[#rows + 1] = {
    call('ZCARD', ready),
    call('ZCARD', P .. 'held:' .. queue),
    tonumber(call('HGET', P .. 'running', queue) or 0),
    oldestIn(ready),
  }
  if looked > ${MAX_LOOKED_AT} then break end
end
return rows
`,
);
