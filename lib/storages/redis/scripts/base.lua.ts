import { COUNTERS } from '../statistics/counters.lua.js';
import { TIME } from './time.lua.js';

/**
 * What almost every script begins with: the time of the server, and what is told and counted when the script has done
 * everything. A script that changes anything ends with `finish()`.
 *
 * Messages on the channel `events` are JSON: `ready`, `takenFrom` and `stop` list names, `hints` lists kinds, and `dueAt`
 * is the earliest new time of a job. A list that is empty is left out.
 */
export const BASE = `${TIME}${COUNTERS}
local told = { ready = {}, takenFrom = {}, stop = {}, hints = {} }
local dueAt = nil
local function tell(kind, name) told[kind][name] = true end
local function hint(kind) told.hints[kind] = true end
local function tellDue(at)
  at = tonumber(at)
  if not dueAt or at < dueAt then dueAt = at end
end

-- What must run before the script ends, in this order, and what must run behind that.
local atEnd, atVeryEnd = {}, {}

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
