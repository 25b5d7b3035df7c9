import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_ROWS } from '../jobs/job-rows.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { TRANSITIONS } from '../jobs/transitions.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** A script passes over so many jobs of other sweeps. */
const MAX_LOOKED_AT = 5_000;

/**
 * Takes jobs that somebody has to decide about, and hides them from other sweeps for a while.
 *
 * `swept`: the jobs that a sweep has taken, by the time when others may take them again. When a sweep dies, that time passes.
 *
 * Arguments: the reason of the sweep, how many jobs, and for how long in milliseconds. Bound: `JOBS_IN_SCRIPT`, the jobs of other
 * sweeps, and the servers with claimed jobs.
 *
 * @returns the time when others may take the jobs, the rows of the jobs (`JOB_ROWS`), and whether there may be more (1)
 */
export const TAKE_JOBS = redisScript(
  'take jobs for a sweep',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, JOB_ROWS], runsWhenFull: true },
  `
local reason, limit, untilMs = ARGV[1], tonumber(ARGV[2]), NOW + tonumber(ARGV[3])
local rows, looked = {}, 0
local function mayTake() return #rows < limit and hasRoom() and looked < ${MAX_LOOKED_AT} end

-- @return how many of these ids stay in their place, of those that were looked at
local function takeOf(ids, place, isMeant)
  local kept = 0
  local times = call('ZMSCORE', P .. 'swept', unpack(ids))
  for n, id in ipairs(ids) do
    if not mayTake() then break end
    looked = looked + 1
    kept = kept + 1
    local isSwept = times[n] and tonumber(times[n]) > NOW
    local job, rowOf
    if not isSwept then job, rowOf = findWithRow(id) end
    if job and isMeant(job) then
      rows[#rows + 1] = rowOf()
      call('ZADD', P .. 'swept', untilMs, id)
    elseif not isSwept then
      -- A place without such a job, which somebody has changed by hand.
      call(place.remove, P .. place.key, id)
      kept = kept - 1
    end
  end
  return kept
end

local function takePast(key, isMeant)
  local from = 0
  while mayTake() do
    local ids = call('ZRANGEBYSCORE', P .. key, '-inf', NOW, 'LIMIT', from, 200)
    if #ids == 0 then return end
    from = from + takeOf(ids, { key = key, remove = 'ZREM' }, isMeant)
  end
end

local function takeOfServer(server)
  local key, cursor = 'leased:' .. server, '0'
  repeat
    local answer = call('SSCAN', P .. key, cursor, 'COUNT', 200)
    cursor = answer[1]
    inPieces(answer[2], 1000, function(ids)
      takeOf(ids, { key = key, remove = 'SREM' }, function(job) return job.server == server end)
    end)
  until cursor == '0' or not mayTake()
  if call('EXISTS', P .. key) == 0 then call('SREM', P .. 'leasing', server) end
end

local function takeAbandoned()
  for _, server in ipairs(call('SMEMBERS', P .. 'leasing')) do
    if not mayTake() then return end
    if not call('ZSCORE', P .. 'servers', server) then takeOfServer(server) end
  end
end

call('ZREMRANGEBYSCORE', P .. 'swept', '-inf', NOW)
if reason == 'due' then
  takePast('scheduled', function(job) return job.state == 'Scheduled' end)
elseif reason == 'overdue' then
  takePast('deadlines', function(job) return job.place == 'waiting' end)
else
  takeAbandoned()
end
return { untilMs, rows, mayTake() and 0 or 1 }
`,
);

/**
 * Applies what a sweep has decided, shows the jobs to other sweeps again, and frees the locks of lost runs: a server that took a
 * lock after its removal is not on record, so no removal frees that lock.
 *
 * Arguments: the number of transitions, their fields (`transitionArguments`), and for each job that the sweep has taken the id,
 * until when, and the server and attempt of its run ('' where it did not run). Bound: `TRANSITIONS_IN_SCRIPT`, or
 * `JOBS_IN_SCRIPT` without transitions. A crash before this script leaves the jobs as they were.
 *
 * @returns an empty list, and the ids of jobs whose history has become too long
 */
export const SETTLE_SWEEP = redisScript(
  'settle a sweep',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE, TRANSITIONS], runsWhenFull: true },
  `
local behind = 2 + ARGV[1] * TRANSITION_FIELDS
for at = 2, behind - 1, TRANSITION_FIELDS do applyTransition(ARGV, at) end
for at = behind, #ARGV, 4 do
  local id, untilMs, server, attempt = ARGV[at], tonumber(ARGV[at + 1]), ARGV[at + 2], tonumber(ARGV[at + 3])
  -- Another sweep may have taken the job since.
  if tonumber(call('ZSCORE', P .. 'swept', id) or 0) == untilMs then call('ZREM', P .. 'swept', id) end
  if server ~= '' and not standsUnder(find(id), server, attempt) then freeLocksOfRun(id, server, attempt) end
end
finish()
return { {}, longHistories }
`,
);

/**
 * A job that a sweep has taken is due again when others may take it.
 *
 * Bound: the jobs of sweeps that are under way.
 *
 * @returns the times at which sweeps may next find a due or an overdue job; none where there are no such jobs
 */
export const NEXT_DUE = redisScript(
  'find the next due job',
  { pieces: [BASE], reads: true },
  `
local times = {}
local function note(time) times[#times + 1] = tostring(time) end

-- @return whether this was the last piece that matters
local function lookAt(piece)
  for at = 1, #piece, 2 do
    local untilMs = call('ZSCORE', P .. 'swept', piece[at])
    if not untilMs or tonumber(untilMs) <= NOW then
      note(piece[at + 1])
      return true
    end
    note(untilMs)
  end
  return #piece == 0
end

for _, key in ipairs({ 'scheduled', 'deadlines' }) do
  for from = 0, ${MAX_LOOKED_AT}, 200 do
    if lookAt(call('ZRANGE', P .. key, from, from + 199, 'WITHSCORES')) then break end
  end
end
return times
`,
);
