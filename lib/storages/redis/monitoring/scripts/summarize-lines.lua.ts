import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';
import { PLACES } from './places.lua.js';

/**
 * Arguments: the cursor of the step before ('0' at first), and how many resources. Bound: about that many resources, and
 * the queues with jobs that wait for them.
 *
 * @returns the cursor for the next step ('0' at the end), and names of resources and numbers of waiting jobs in turns; a
 * resource may come twice
 */
export const COUNT_LINES = redisScript(
  'count lines',
  { pieces: [BASE], reads: true },
  `
local step = call('SSCAN', P .. 'lineResources', ARGV[1], 'COUNT', ARGV[2])
local found = {}
for _, resource in ipairs(step[2]) do
  local waiting = 0
  for _, queue in ipairs(call('SMEMBERS', P .. 'lines:' .. resource)) do
    waiting = waiting + call('ZCARD', P .. 'line:' .. cjson.encode({ resource, queue }))
  end
  found[#found + 1] = resource
  found[#found + 1] = waiting
end
return { step[1], found }
`,
);

/** In so many priorities of a line the oldest job is looked for. */
const MAX_PRIORITIES = 20;

/**
 * Arguments: resources. Bound: their number, the queues with jobs that wait for them, and `MAX_PRIORITIES`.
 *
 * @returns for each the oldest of the jobs that wait, and the job and the server of the run that holds it
 */
export const DESCRIBE_LINES = redisScript(
  'describe lines',
  { pieces: [BASE, PLACES], reads: true },
  `
local function oldestIn(line, oldest)
  local behind = '-inf'
  for _ = 1, ${MAX_PRIORITIES} do
    local first = call('ZRANGEBYSCORE', line, behind, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if not first[1] then break end
    if not oldest or isBefore(first[1], oldest) then oldest = first[1] end
    behind = '(' .. first[2]
  end
  return oldest
end

local rows = {}
for _, resource in ipairs(ARGV) do
  local oldest
  for _, queue in ipairs(call('SMEMBERS', P .. 'lines:' .. resource)) do
    oldest = oldestIn(P .. 'line:' .. cjson.encode({ resource, queue }), oldest)
  end
  local holder = call('HMGET', P .. 'lock:' .. resource, 'job', 'server')
  rows[#rows + 1] = { oldest or false, holder[1], holder[2] }
end
return rows
`,
);
