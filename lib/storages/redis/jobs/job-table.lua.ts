import { PARKED } from '../../../storage/queues/parked-jobs.js';
import { AMOUNTS } from '../scripts/amounts.lua.js';
import { COLLECTED_SETS } from '../scripts/collected-sets.lua.js';
import { LONG_TEXTS } from './long-texts.lua.js';
import { USUAL_VALUES } from './usual-values.lua.js';

/**
 * The jobs, and an index for every way to find them. Needs `LINKS` and `BATCH_TABLE`.
 *
 * `job:<id>`: hash. A job that is being created has no `state` yet, and is not there for anybody. Its long texts: `LONG_TEXTS`. Fields
 * that it may lack: `USUAL_VALUES`.
 * `all`: the ids, in order. `tally`: how many unfinished jobs are in each state, and how many jobs ever ended in each.
 * `ready:<queue>`: by priority and id. `readyQueues`: the queues with ready jobs.
 * `held:<queue>`: the Enqueued jobs that wait for a resource or are parked, by priority and id. `heldQueues`: their queues.
 * `scheduled`: by the time when they are due, which is 0 for a job without a time. `state:<state>`: all other jobs by the time of their state.
 * `leased:<server>`: the jobs that the server holds a lease on. `leasing`: those servers. `running`: hash, by queue.
 * `expiring`: the finished jobs by the time when they expire.
 * `line:[resource,queue]`: the jobs that wait, by priority and id; `lines:<resource>` lists the queues; `lineResources` lists the
 * resources. `woken:[resource,queue]` and `wokens:<resource>`: the jobs that were woken and not moved since.
 * `deadlines`: the waiting jobs by their deadlines.
 * `parked:[queue,type,method]`: by priority and id; `parkedGroups` lists the groups. `parkedOf:<batch>`: the parked jobs directly
 * within a batch.
 *
 * A sorted set orders members of the same score by their texts, and ids by their texts are ids by their age.
 */
export const JOB_TABLE = `${AMOUNTS}${COLLECTED_SETS}${LONG_TEXTS}${USUAL_VALUES}
local PARKED = '${PARKED}'
local JOB_FIELDS = { 'state', 'since', 'attempt', 'queue', 'priority', 'runAt', 'expireAt', 'server', 'resource',
  'deadline', 'place', 'batch' }
local function jobKey(id) return P .. 'job:' .. id end

-- The fields of a job, and others behind them.
local function jobFieldsAnd(others)
  local fields = { unpack(JOB_FIELDS) }
  for _, field in ipairs(others) do fields[#fields + 1] = field end
  return fields
end

-- Also finds an expired job that was not removed.
--
-- @param fields of jobFieldsAnd; without them, those of the job alone
-- @return the job, and the values of the fields, in which long texts are empty
local function findStored(id, fields)
  local v = call('HMGET', jobKey(id), unpack(fields or JOB_FIELDS))
  if not v[1] then return nil end
  return {
    id = id,
    state = v[1],
    since = tonumber(v[2]),
    attempt = tonumber(v[3] or USUAL.attempt),
    queue = v[4],
    priority = v[5] or USUAL.priority,
    runAt = v[6] and tonumber(v[6]) or nil,
    expireAt = v[7] and tonumber(v[7]) or nil,
    server = v[8] or nil,
    resource = v[9] or nil,
    deadline = v[10] and tonumber(v[10]) or nil,
    place = v[11] or nil,
    batch = v[12] or nil,
  }, v
end

local function find(id, fields)
  local job, values = findStored(id, fields)
  if job and job.expireAt and job.expireAt <= NOW then return nil end
  return job, values
end

-- Another text after each move of the job.
local function versionText(job, historySize) return tostring(job.since) .. ' ' .. historySize end
local function versionOf(job) return versionText(job, textSize(job.id, 'history')) end

local function standsUnder(job, server, attempt)
  return job ~= nil and job.server == server and job.attempt == attempt
end

local function batchPlaceOf(job)
  if job.expireAt then return job.state == 'Succeeded' and 'succeeded' or 'deleted' end
  if job.state == 'Processing' then return 'processing' end
  return job.state == 'Failed' and 'failed' or 'pending'
end

local tallied, runningIn, touchedQueues, touchedServers = {}, {}, {}, {}
local function lineOf(resource, queue) return cjson.encode({ resource, queue }) end

local function parkedGroupOf(job)
  local call_ = call('HMGET', jobKey(job.id), 'type', 'method')
  return cjson.encode({ job.queue, call_[1], call_[2] })
end

local function addTo(key, members, member, job)
  call('ZADD', P .. key, job.priority, job.id)
  call('SADD', P .. members, member)
end

local function removeFrom(key, members, member, job)
  call('ZREM', P .. key, job.id)
  if call('EXISTS', P .. key) == 0 then call('SREM', P .. members, member) end
end

local function enterHeld(job)
  addTo('held:' .. job.queue, 'heldQueues', job.queue, job)
  if job.resource == PARKED then
    local group = parkedGroupOf(job)
    addTo('parked:' .. group, 'parkedGroups', group, job)
    if job.batch then call('SADD', P .. 'parkedOf:' .. job.batch, job.id) end
    return
  end
  addTo('line:' .. lineOf(job.resource, job.queue), 'lines:' .. job.resource, job.queue, job)
  call('SADD', P .. 'lineResources', job.resource)
  call('ZADD', P .. 'deadlines', job.deadline, job.id)
end

local function leaveHeld(job)
  removeFrom('held:' .. job.queue, 'heldQueues', job.queue, job)
  if job.resource == PARKED then
    local group = parkedGroupOf(job)
    removeFrom('parked:' .. group, 'parkedGroups', group, job)
    if job.batch then call('SREM', P .. 'parkedOf:' .. job.batch, job.id) end
    return
  end
  removeFrom('line:' .. lineOf(job.resource, job.queue), 'lines:' .. job.resource, job.queue, job)
  if call('EXISTS', P .. 'lines:' .. job.resource) == 0 then
    call('SREM', P .. 'lineResources', job.resource)
  end
  call('ZREM', P .. 'deadlines', job.id)
end

local function enter(job)
  local state = job.state
  tallied[state] = (tallied[state] or 0) + 1
  if state == 'Scheduled' then
    zadd('scheduled', job.runAt or 0, job.id)
  elseif state ~= 'Enqueued' then
    zadd('state:' .. state, job.since, job.id)
    if job.expireAt then zadd('expiring', job.expireAt, job.id) end
  elseif job.place == 'waiting' then
    enterHeld(job)
  else
    zadd('ready:' .. job.queue, job.priority, job.id)
    touchedQueues[job.queue] = true
  end
  if job.server then
    sadd('leased:' .. job.server, job.id)
    touchedServers[job.server] = true
    runningIn[job.queue] = (runningIn[job.queue] or 0) + 1
  end
  if job.place == 'woken' then
    addTo('woken:' .. lineOf(job.resource, job.queue), 'wokens:' .. job.resource, job.queue, job)
  end
end

local function leave(job)
  local state = job.state
  -- That a job has ended counts on when the job expires or is requeued.
  if not job.expireAt then tallied[state] = (tallied[state] or 0) - 1 end
  if state == 'Scheduled' then
    zrem('scheduled', job.id)
  elseif state ~= 'Enqueued' then
    zrem('state:' .. state, job.id)
    if job.expireAt then zrem('expiring', job.id) end
  elseif job.place == 'waiting' then
    leaveHeld(job)
  else
    zrem('ready:' .. job.queue, job.id)
    touchedQueues[job.queue] = true
  end
  if job.server then
    srem('leased:' .. job.server, job.id)
    touchedServers[job.server] = true
    runningIn[job.queue] = (runningIn[job.queue] or 0) - 1
  end
  if job.place == 'woken' then
    removeFrom('woken:' .. lineOf(job.resource, job.queue), 'wokens:' .. job.resource, job.queue, job)
  end
end

-- The texts of the job are stored already; from here on it is there.
local function insert(job)
  zadd('all', 0, job.id)
  if job.batch then
    zadd('jobsOf:' .. job.batch, 0, job.id)
    moveInBatch(job.batch, nil, batchPlaceOf(job))
  end
  enter(job)
end

-- Changes the job, also in the table that is given. A value of false removes the field.
local function replace(job, changes)
  local from, wasFinished = batchPlaceOf(job), job.expireAt ~= nil
  leave(job)
  local set, gone = {}, {}
  for name, value in pairs(changes) do
    if value == false then
      if job[name] ~= nil then
        job[name] = nil
        gone[#gone + 1] = name
      end
    elseif job[name] ~= value then
      job[name] = value
      set[#set + 1] = name
      set[#set + 1] = IS_TEXT[name] and kept(job.id, name, value) or value
    end
  end
  if #set > 0 then call('HSET', jobKey(job.id), unpack(set)) end
  if #gone > 0 then call('HDEL', jobKey(job.id), unpack(gone)) end
  enter(job)

  if job.expireAt and not wasFinished then noteEnd(job.id) end
  local to = batchPlaceOf(job)
  if job.batch and from ~= to then moveInBatch(job.batch, from, to) end
end

local function remove(job)
  leave(job)
  local keys = { jobKey(job.id) }
  for n, field in ipairs(TEXTS) do keys[n + 1] = textKey(field, job.id) end
  call('DEL', unpack(keys))
  zrem('all', job.id)
  if not job.expireAt then noteEnd(job.id) end
  forgetLinks(job.id)
  if not job.batch then return end
  zrem('jobsOf:' .. job.batch, job.id)
  -- An ended job keeps its place in the counts, and an unfinished job counts as deleted.
  if not job.expireAt then moveInBatch(job.batch, batchPlaceOf(job), 'deleted') end
end

local function settleIndexes()
  settleSets()
  for state, by in pairs(tallied) do addAmount('tally', state, by) end
  for queue, by in pairs(runningIn) do addAmount('running', queue, by) end
  for queue in pairs(touchedQueues) do
    call(call('EXISTS', P .. 'ready:' .. queue) == 1 and 'SADD' or 'SREM', P .. 'readyQueues', queue)
  end
  for server in pairs(touchedServers) do
    call(call('EXISTS', P .. 'leased:' .. server) == 1 and 'SADD' or 'SREM', P .. 'leasing', server)
  end
  tallied, runningIn, touchedQueues, touchedServers = {}, {}, {}, {}
end
atEnd[#atEnd + 1] = settleIndexes
`;
