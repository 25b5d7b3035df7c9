import { MAX_HISTORY_CHARS } from './history-length.js';
import { TRANSITION_FIELDS } from './job-arguments.js';

/**
 * Applies transitions, whose fields stand in a list as `transitionArguments` gives them. Needs `LOCK_TABLE`.
 */
export const TRANSITIONS = `
local TRANSITION_FIELDS = ${TRANSITION_FIELDS}
local longHistories = {}

-- False where somebody has moved the job since it was read for this transition.
local function isAsRead(job, list, at)
  local version = list[at + 5]
  return version == '' or version == versionOf(job)
end

local function meets(job, list, at)
  local state, attempt, server, isFinished = list[at + 1], list[at + 2], list[at + 3], list[at + 4]
  return (job.expireAt ~= nil) == (isFinished == '1')
    and (state == '' or job.state == state)
    and (attempt == '' or job.attempt == tonumber(attempt))
    and (server == '' or job.server == server)
    and isAsRead(job, list, at)
end

local function changesOf(list, at)
  local to, expireAt, runAt, queue = list[at + 6], list[at + 8], list[at + 9], list[at + 10]
  if runAt == '' and to == 'Enqueued' then runAt = NOW_TEXT end
  local changes = {
    state = to,
    since = NOW_TEXT,
    expireAt = expireAt ~= '' and expireAt or false,
    runAt = runAt ~= '' and runAt or false,
    server = false,
    resource = false,
    deadline = false,
    place = false,
  }
  if queue ~= '' then changes.queue = queue end
  if list[at + 11] ~= '' then changes.params = list[at + 11] end
  if list[at + 14] ~= '' then
    changes.failure, changes.fingerprint = list[at + 14], list[at + 15]
  end
  if list[at + 16] ~= '' then changes.failedAt = list[at + 16] end
  return changes
end

-- Only the lock of this run: a late answer must not free the lock of a newer run.
local function freeLockOf(list, at)
  local id, attempt, server, frees = list[at], list[at + 2], list[at + 3], list[at + 13]
  if frees == '' then return end
  freeLock(frees, function(holder)
    return holder.job == id and (server == '' or holder.server == server)
      and (attempt == '' or holder.attempt == tonumber(attempt))
  end)
end

-- Most transitions have the same counters.
local countersByText = {}
local function countersIn(text)
  countersByText[text] = countersByText[text] or cjson.decode(text)
  return countersByText[text]
end

local FIELDS_AND_HISTORY = jobFieldsAnd({ 'history' })
local RUN_FIELDS = { 'state', 'attempt', 'server', 'expireAt', 'queue', 'batch', 'place', 'history' }

-- Most transitions end runs. Each field that is not read for them saves time.
--
-- @return the job, and its history; nothing where the job does not run or the transition needs more of it
local function findRun(list, at)
  if list[at + 5] ~= '' or list[at + 6] == 'Enqueued' then return nil end
  local id = list[at]
  local v = call('HMGET', jobKey(id), unpack(RUN_FIELDS))
  if v[1] ~= 'Processing' or v[4] or v[7] then return nil end
  return {
    id = id,
    state = v[1],
    attempt = tonumber(v[2]),
    server = v[3] or nil,
    queue = v[5],
    batch = v[6] or nil,
    -- Perhaps there is none. It does not matter: no transition keeps the time.
    runAt = 0,
  }, v[8]
end

local function findForTransition(list, at)
  local job, history = findRun(list, at)
  if job then return job, history end
  local values
  job, values = find(list[at], FIELDS_AND_HISTORY)
  return job, job and values[#FIELDS_AND_HISTORY]
end

local function move(job, history, list, at)
  local changes = changesOf(list, at)
  local before = { server = job.server, place = job.place, resource = job.resource }
  local added = list[at + 7]
  if added ~= '' then
    history = history and textOf(job.id, 'history', history) or ''
    if history ~= '' then added = history .. ',' .. added end
    changes.history = added
    if #added > ${MAX_HISTORY_CHARS} then longHistories[#longHistories + 1] = job.id end
  end
  replace(job, changes)
  if list[at + 12] ~= '' then
    for _, counter in ipairs(countersIn(list[at + 12])) do count(counter) end
  end
  if job.state == 'Enqueued' then tell('ready', job.queue) end
  if job.state == 'Scheduled' then tellDue(job.runAt or NOW) end
  if before.server and list[at + 3] == '' then tell('takenFrom', before.server) end
  -- A woken job that is moved passes its turn on. Nothing else would wake the next job.
  if before.place == 'woken' then wakeNext(before.resource) end
end

-- @return 1 for applied, 0 for not found, or the state that was found
local function applyTransition(list, at)
  local job, history = findForTransition(list, at)
  local outcome = 0
  if job then
    if meets(job, list, at) then
      move(job, history, list, at)
      outcome = 1
    else
      outcome = job.state
    end
  end
  freeLockOf(list, at)
  return outcome
end
`;
