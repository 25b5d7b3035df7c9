/**
 * What every script begins with: the time of the server, and what is told and counted when the script has done
 * everything. A script that changes anything ends with `finish()`.
 *
 * `counter:<name>`: hash, by the hour, how often. `counters`: the names.
 *
 * Messages on the channel `events` are JSON: `ready`, `takenFrom` and `stop` list names, `hints` lists kinds, and `dueAt`
 * is the earliest new time of a job. A list that is empty is left out.
 */
export const BASE = `
local call = redis.call
local P = KEYS[1]
local time = call('TIME')
local NOW = time[1] * 1000 + math.floor(time[2] / 1000)
-- Lua writes a number slowly.
local NOW_TEXT = string.format('%.0f', NOW)
local HOUR_MS = 3600000

local told = { ready = {}, takenFrom = {}, stop = {}, hints = {} }
local dueAt = nil
local function tell(kind, name) told[kind][name] = true end
local function hint(kind) told.hints[kind] = true end
local function tellDue(at)
  at = tonumber(at)
  if not dueAt or at < dueAt then dueAt = at end
end

local counted = {}
local function count(name) counted[name] = (counted[name] or 0) + 1 end

-- What must run before the script ends, in this order, and what must run behind that.
local atEnd, atVeryEnd = {}, {}

local function countAll()
  local hour = NOW - NOW % HOUR_MS
  for name, amount in pairs(counted) do
    local value = call('HINCRBY', P .. 'counter:' .. name, hour, amount)
    if value == amount then call('SADD', P .. 'counters', name) end
  end
end

local function publish()
  local message, isEmpty = {}, true
  for kind, names in pairs(told) do
    local list = {}
    for name in pairs(names) do list[#list + 1] = name end
    if #list > 0 then message[kind], isEmpty = list, false end
  end
  if dueAt then message.dueAt, isEmpty = dueAt, false end
  if not isEmpty then call(PUBLISH, P .. 'events', cjson.encode(message)) end
end

local function finish()
  for _, step in ipairs(atEnd) do step() end
  for _, step in ipairs(atVeryEnd) do step() end
  countAll()
  publish()
end

-- Lua takes only so many arguments at a time.
local function inPieces(list, size, work)
  for from = 1, #list, size do
    work({ unpack(list, from, math.min(from + size - 1, #list)) })
  end
end
`;
