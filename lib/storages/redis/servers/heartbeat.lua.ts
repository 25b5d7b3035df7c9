import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { SERVER_TABLE } from './server-table.lua.js';

/**
 * A heartbeat, and all that its server has to know.
 *
 * Arguments: the server, after how many milliseconds a silent server counts as gone, load and activity as texts (or ''), whether
 * the server is stopping ('1'), and its queues.
 * Bound: the queues, the servers, and the methods that have parked jobs.
 *
 * @returns the fields of `HeartbeatAnswer`
 */
export const HEARTBEAT = redisScript(
  'heartbeat',
  { pieces: [BASE, SERVER_TABLE], runsWhenFull: true },
  `
local id, timeout = ARGV[1], tonumber(ARGV[2])
local FIRST_QUEUE = 6
local isKnown = call('EXISTS', serverKey(id))
local isStopping = 0

if isKnown == 1 then
  call('ZADD', P .. 'servers', NOW, id)
  if ARGV[3] ~= '' then call('HSET', serverKey(id), 'load', ARGV[3]) end
  if ARGV[4] ~= '' then call('HSET', serverKey(id), 'activity', ARGV[4]) end
  if ARGV[5] == '1' then call('HSET', serverKey(id), 'stopping', 1) end
  isStopping = call('HEXISTS', serverKey(id), 'stopping')
end

local paused, isPaused = call('HKEYS', P .. 'paused'), {}
for _, queue in ipairs(paused) do isPaused[queue] = true end

local hasReady, held = 0, {}
for at = FIRST_QUEUE, #ARGV do
  local queue = ARGV[at]
  if not isPaused[queue] then
    if hasReady == 0 then hasReady = call('EXISTS', P .. 'ready:' .. queue) end
    if call('EXISTS', P .. 'held:' .. queue) == 1 then held[queue] = true end
  end
end

local function hasParkedJobs()
  if next(held) == nil then return 0 end
  for _, group in ipairs(call('SMEMBERS', P .. 'parkedGroups')) do
    if held[cjson.decode(group)[1]] then return 1 end
  end
  return 0
end

local function earliest(key)
  local time = call('ZRANGE', P .. key, 0, 0, 'WITHSCORES')[2]
  return time and tonumber(time) or nil
end

-- Also jobs of a creation whose process has died before all of them appeared.
local function hasAbandonedJobs()
  local broken = earliest('creations')
  if broken and broken <= NOW then return 1 end
  for _, key in ipairs({ 'leasing', 'lockingServers' }) do
    for _, server in ipairs(call('SMEMBERS', P .. key)) do
      local beat = call('ZSCORE', P .. 'servers', server)
      if not beat or NOW - tonumber(beat) > timeout then return 1 end
    end
  end
  return 0
end

local function nextDueAt()
  local due, deadline = earliest('scheduled'), earliest('deadlines')
  if due and deadline then return math.min(due, deadline) end
  return due or deadline or false
end

-- The server of this heartbeat is not silent.
local function nextTimeoutAt()
  local oldest = call('ZRANGE', P .. 'servers', 0, 1, 'WITHSCORES')
  local beat = oldest[1] == id and oldest[4] or oldest[1] ~= id and oldest[2]
  return beat and tonumber(beat) + timeout or false
end

return {
  NOW, isKnown, isStopping, paused, hasReady, hasParkedJobs(), hasAbandonedJobs(),
  call('EXISTS', P .. 'dueParents'), call('EXISTS', P .. 'unfolded'),
  earliest('recurringDue') or false, nextDueAt(), nextTimeoutAt(),
}
`,
);
