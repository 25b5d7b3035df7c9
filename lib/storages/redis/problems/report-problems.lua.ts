import {
  MAX_CLOSED_PROBLEMS,
  PROBLEM_RETENTION_MS,
} from '../../../storage/problems/problem-store.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { PROBLEM_TABLE } from './problem-table.lua.js';

const PIECES = [BASE, PROBLEM_TABLE];

/** How scripts get a found problem: id, kind, subject, and facts as JSON. The id is for a new problem. */
const SEE_PROBLEMS = `
local function seeProblems(first)
  for at = first, #ARGV, 4 do
    local id, kind, subject, facts = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
    local key = keyOf(kind, subject)
    local open = call('HGET', P .. 'openProblems', key)
    if open and call('EXISTS', problemKey(open)) == 1 then
      call('HSET', problemKey(open), 'facts', facts, 'seen', NOW)
    else
      call('HSET', problemKey(id), 'kind', kind, 'subject', subject, 'facts', facts, 'opened', NOW, 'seen', NOW)
      call('HSET', P .. 'openProblems', key, id)
      call('ZADD', P .. 'openings', NOW, id)
      call('ZADD', P .. 'untold', NOW, id)
    end
  end
end
`;

/**
 * Opens and updates problems, and closes none. It also runs while the memory is full, which is a problem.
 *
 * Arguments: the problems. Bound: `PROBLEMS_IN_REPORT`.
 */
export const SEE_FOUND_PROBLEMS = redisScript(
  'report problems',
  { pieces: [...PIECES, SEE_PROBLEMS], runsWhenFull: true },
  'seeProblems(1)',
);

/**
 * Opens and updates the last problems of a report, closes those that nobody reports any more, and forgets.
 *
 * Arguments: after how many milliseconds a problem is gone, the number of kinds that stay open, the number of versions that servers
 * run, these kinds and versions, and the problems. Bound: the open problems, and the mutes.
 */
export const END_REPORT = redisScript(
  'report problems',
  { pieces: [...PIECES, SEE_PROBLEMS], runsWhenFull: true },
  `
local goneAfter = tonumber(ARGV[1])
local FIRST = 4
local firstVersion = FIRST + tonumber(ARGV[2])
local firstProblem = firstVersion + tonumber(ARGV[3])
local undecided, running = {}, {}
for at = FIRST, firstVersion - 1 do undecided[ARGV[at]] = true end
for at = firstVersion, firstProblem - 1 do running[#running + 1] = ARGV[at] end
seeProblems(firstProblem)

-- Nobody is told of a problem that was muted all the time.
local function close(id, kind, subject, wasTold)
  local key = keyOf(kind, subject)
  local isSilent = not wasTold and isMuted(key)
  call('HSET', problemKey(id), 'closed', NOW)
  if isSilent then
    call('HSET', problemKey(id), 'openingTold', 1, 'closingTold', 1)
    call('ZREM', P .. 'untold', id)
  else
    call('ZADD', P .. 'untold', call('ZSCORE', P .. 'openings', id), id)
  end
  if call('HGET', P .. 'openProblems', key) == id then call('HDEL', P .. 'openProblems', key) end
  call('ZREM', P .. 'openings', id)
  call('ZADD', P .. 'closings', NOW, id)
end

local function closeUnseen()
  for _, id in ipairs(call('ZRANGE', P .. 'openings', 0, -1)) do
    local v = call('HMGET', problemKey(id), 'kind', 'subject', 'seen', 'openingTold')
    if not v[1] then
      call('ZREM', P .. 'openings', id)
    elseif NOW - (tonumber(v[3] or '') or 0) > goneAfter and not undecided[v[1]] then
      close(id, v[1], v[2] or '', v[4] == '1')
    end
  end
end

local function forgetProblems(ids)
  for _, id in ipairs(ids) do
    call('DEL', problemKey(id))
    call('ZREM', P .. 'closings', id)
    call('ZREM', P .. 'untold', id)
  end
end

local function forgetClosed()
  local oldest = '(' .. string.format('%.0f', NOW - ${PROBLEM_RETENTION_MS})
  forgetProblems(call('ZRANGEBYSCORE', P .. 'closings', '-inf', oldest))
  forgetProblems(call('ZRANGE', P .. 'closings', 0, -${MAX_CLOSED_PROBLEMS + 1}))
end

local function isOfEarlierVersions(mute)
  if not mute.hasVersions then return false end
  local known = {}
  for _, version in ipairs(mute.versions) do known[version] = true end
  for _, version in ipairs(running) do
    if not known[version] then return true end
  end
  return false
end

-- A mute until the end of a problem ends with that, or when nobody reports the problem for the time.
local function isWithoutProblem(mute, key)
  return mute.untilTime == nil and not mute.isLasting and NOW - mute.mutedAt > goneAfter
    and call('HEXISTS', P .. 'openProblems', key) == 0
end

local function forgetMutes()
  local mutes = call('HGETALL', P .. 'mutes')
  for at = 1, #mutes, 2 do
    local key, mute = mutes[at], readMute(mutes[at + 1])
    if not isInForce(mute) or isOfEarlierVersions(mute) or isWithoutProblem(mute, key) then
      call('HDEL', P .. 'mutes', key)
    end
  end
end

closeUnseen()
forgetClosed()
forgetMutes()
`,
);
