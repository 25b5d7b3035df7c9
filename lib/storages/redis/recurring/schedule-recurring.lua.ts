import { FAILED } from '../../../states/state-names.js';
import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { NEW_JOBS } from '../jobs/new-jobs.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { OCCURRENCE_TABLE } from './occurrence-table.lua.js';
import { RECURRING_TABLE } from './recurring-table.lua.js';

/** How many of the latest occurrences may have a job that has not ended. */
const LATEST = 100;

/**
 * Takes due recurring jobs, the earliest first, so that no other scheduler sees them for a time.
 *
 * Arguments: how many, and for how long in milliseconds. Bound: `RECURRING_IN_TURN`, `LATEST` occurrences of each, and the
 * recurring jobs that others have taken.
 *
 * @returns until when they are taken, and for each the `RecurringRow` and the unfinished job of its latest occurrences (or nothing)
 */
export const TAKE_DUE_RECURRING = redisScript(
  'take due recurring jobs',
  { pieces: [BASE, RECURRING_TABLE, OCCURRENCE_TABLE], runsWhenFull: true },
  `
local limit, untilTime = tonumber(ARGV[1]), NOW + tonumber(ARGV[2])

local function unfinishedJobOf(id)
  local names = call('ZREVRANGE', P .. 'occurrences:' .. id, 0, ${LATEST - 1})
  if #names == 0 then return false end
  for _, text in ipairs(call('HMGET', P .. 'occurrence:' .. id, unpack(names))) do
    local jobId = jobOfOccurrence(text)
    local job = jobId and call('HMGET', P .. 'job:' .. jobId, 'state', 'expireAt')
    if job and job[1] and not job[2] and job[1] ~= '${FAILED}' then return jobId end
  end
  return false
end

local taken, at, step = {}, 0, 50
local ids
repeat
  ids = call('ZRANGEBYSCORE', P .. 'recurringDue', '-inf', NOW, 'LIMIT', at, step)
  at = at + step
  for _, id in ipairs(ids) do
    local other = call('ZSCORE', P .. 'recurringTaken', id)
    if #taken < limit and not (other and tonumber(other) > NOW) then
      local row = recurringRow(id)
      if row then taken[#taken + 1] = { row, unfinishedJobOf(id) } end
      call('ZADD', P .. 'recurringTaken', untilTime, id)
    end
  end
until #taken == limit or #ids < step
return { untilTime, taken }
`,
);

/** Arguments: until when each was taken, and its id, in turns. Whoever has taken one of them since keeps it. */
export const RELEASE_RECURRING = redisScript(
  'release recurring jobs',
  { pieces: [BASE], runsWhenFull: true },
  `
for at = 1, #ARGV, 2 do
  local untilTime, id = tonumber(ARGV[at]), ARGV[at + 1]
  local taken = call('ZSCORE', P .. 'recurringTaken', id)
  if taken and tonumber(taken) == untilTime then call('ZREM', P .. 'recurringTaken', id) end
end
`,
);

/**
 * Stores what was decided about recurring jobs, where nobody has written them meanwhile: all of it, or nothing.
 *
 * Arguments: for each recurring job its id, the `write` that was read, next time, overdue time, last time, error (each perhaps ''),
 * failures, the number of occurrences, and these: the fields of each (`occurrenceArguments`), and behind them the fields of its
 * job (`newJobArguments`) where it has one. Refuses with HANGFIRE_DUPLICATE a job that exists. Bound: `JOBS_IN_PORTION`, or the jobs of one recurring job.
 */
export const STORE_SCHEDULED = redisScript(
  'store scheduled jobs',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS, RECURRING_TABLE, OCCURRENCE_TABLE] },
  `
local DECISION_FIELDS = 8

-- @return the decision that stands there, and where the next one begins
local function readDecision(at)
  local decision = { at = at, id = ARGV[at], occurrences = {} }
  decision.isValid = call('HGET', recurringKey(decision.id), 'write') == ARGV[at + 1]
  local count = tonumber(ARGV[at + 7])
  at = at + DECISION_FIELDS
  for _ = 1, count do
    local occurrence = { at = at, hasJob = ARGV[at + 4] == '1' }
    decision.occurrences[#decision.occurrences + 1] = occurrence
    at = at + OCCURRENCE_FIELDS
    if occurrence.hasJob then
      occurrence.jobAt = at
      at = at + NEW_JOB_FIELDS
    end
  end
  return decision, at
end

local decisions, at = {}, 1
while at <= #ARGV do
  local decision
  decision, at = readDecision(at)
  if decision.isValid then decisions[#decisions + 1] = decision end
end
local ids = {}
for _, decision in ipairs(decisions) do
  for _, occurrence in ipairs(decision.occurrences) do
    if occurrence.hasJob and isNewOccurrence(decision.id, occurrence.at) then
      ids[#ids + 1] = ARGV[occurrence.jobAt]
    end
  end
end
local takenId = firstTaken(ids)
if takenId then return taken(takenId) end

local children = {}
local function createJob(jobAt)
  local job, links = writeNewJob(ARGV, jobAt)
  insertNewJob(job)
  if links then children[#children + 1] = { job.id, links } end
  return job.id
end

local function setOrRemove(key, field, value)
  if value == '' then call('HDEL', key, field) else call('HSET', key, field, value) end
end

local function store(decision)
  local at, id = decision.at, decision.id
  local key, lastJobId = recurringKey(id), nil
  for _, occurrence in ipairs(decision.occurrences) do
    local jobId = nil
    if occurrence.hasJob and isNewOccurrence(id, occurrence.at) then
      jobId = createJob(occurrence.jobAt)
      lastJobId = jobId
    end
    recordOccurrence(id, occurrence.at, jobId)
  end
  setOrRemove(key, 'nextRunAt', ARGV[at + 2])
  setOrRemove(key, 'overdueSince', ARGV[at + 3])
  local lastRunAt = call('HGET', key, 'lastRunAt')
  if ARGV[at + 4] ~= '' and (not lastRunAt or tonumber(lastRunAt) < tonumber(ARGV[at + 4])) then
    call('HSET', key, 'lastRunAt', ARGV[at + 4])
  end
  setOrRemove(key, 'error', ARGV[at + 5])
  call('HSET', key, 'failures', ARGV[at + 6])
  if lastJobId then call('HSET', key, 'lastJobId', lastJobId) end
  recurringWritten(id)
  call('ZREM', P .. 'recurringTaken', id)
end

for _, decision in ipairs(decisions) do store(decision) end
for _, child in ipairs(children) do addLinks(child[1], child[2]) end
finish()
`,
);
