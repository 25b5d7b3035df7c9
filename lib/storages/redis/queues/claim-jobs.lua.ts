import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/**
 * Claims ready jobs, queue by queue, and parked jobs of known methods before them.
 *
 * Arguments: the server, how many jobs, the known methods as JSON (or ''), and the queues in order of preference.
 * Bound: `JOBS_IN_CLAIM`, the queues, and the known methods for each queue.
 *
 * @returns the time, and for each job the fields in the order of `CLAIMED_FIELDS`
 */
export const CLAIM_JOBS = redisScript(
  'claim jobs',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE], runsWhenFull: true },
  `
local server, limit = ARGV[1], tonumber(ARGV[2])
local calls = ARGV[3] ~= '' and cjson.decode(ARGV[3]) or {}
local claimed = {}
local FIELDS = { 'type', 'method', 'args', 'params', 'created', 'priority', 'attempt', 'runAt', 'batch', 'place' }
local TEXT_PLACES = textPlaces(FIELDS)

-- Most jobs are not waiting and were not woken. Each field that is not read of them saves time.
--
-- @return the job, and the values of the fields
local function findReady(id, queue)
  local v = call('HMGET', jobKey(id), unpack(FIELDS))
  if not v[1] then return nil end
  completeTexts(id, v, FIELDS, TEXT_PLACES)
  if v[10] then return findStored(id), v end
  return {
    id = id,
    state = 'Enqueued',
    queue = queue,
    priority = v[6] or USUAL.priority,
    attempt = tonumber(v[7] or USUAL.attempt),
    runAt = v[8] and tonumber(v[8]) or nil,
    batch = v[9] or nil,
  }, v
end

local function claim(id, queue)
  local job, values = findReady(id, queue)
  if not job then return false end
  local wasParked = job.place == 'waiting'
  local changes = { state = 'Processing', since = NOW_TEXT, attempt = job.attempt + 1, server = server }
  if wasParked then changes.place, changes.resource, changes.deadline = false, false, false end
  replace(job, changes)
  claimed[#claimed + 1] = {
    id, values[1], values[2], values[3], values[4] or USUAL.params, values[5], job.queue, job.priority, job.attempt,
    job.runAt or false, job.batch or false, isCanceled(job.batch) and 1 or 0,
  }
  return true
end

local function claimFrom(key, queue)
  while #claimed < limit do
    local wanted = limit - #claimed
    local ids = call('ZRANGE', key, 0, wanted - 1)
    if #ids == 0 then return end
    for _, id in ipairs(ids) do
      -- A place without a job, which somebody has removed by hand.
      if not claim(id, queue) then call('ZREM', key, id) end
    end
    settleSets()
    if #ids < wanted then return end
  end
end

for at = 4, #ARGV do
  local queue = ARGV[at]
  if #claimed >= limit then break end
  if call('HEXISTS', P .. 'paused', queue) == 0 then
    for _, known in ipairs(calls) do
      claimFrom(P .. 'parked:' .. cjson.encode({ queue, known.type, known.method }), queue)
    end
    claimFrom(P .. 'ready:' .. queue, queue)
  end
end
finish()
return { NOW, claimed }
`,
);
