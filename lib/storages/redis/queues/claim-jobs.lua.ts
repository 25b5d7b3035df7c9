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
local FIELDS = jobFieldsAnd({ 'type', 'method', 'args', 'params', 'created' })
local FIRST, TEXT_PLACES = #JOB_FIELDS, textPlaces(FIELDS)

local function claim(id)
  local job, values = findStored(id, FIELDS)
  if not job then return false end
  completeTexts(id, values, FIELDS, TEXT_PLACES)
  local wasParked = job.place == 'waiting'
  local changes = { state = 'Processing', since = NOW_TEXT, attempt = job.attempt + 1, server = server }
  if wasParked then changes.place, changes.resource, changes.deadline = false, false, false end
  replace(job, changes)
  claimed[#claimed + 1] = {
    id, values[FIRST + 1], values[FIRST + 2], values[FIRST + 3], values[FIRST + 4], values[FIRST + 5], job.queue, job.priority, job.attempt,
    job.runAt or false, job.batch or false, isCanceled(job.batch) and 1 or 0,
  }
  return true
end

local function claimFrom(key, queue)
  while #claimed < limit do
    local ids = call('ZRANGE', key, 0, limit - #claimed - 1)
    if #ids == 0 then return end
    for _, id in ipairs(ids) do
      -- A place without a job, which somebody has removed by hand.
      if not claim(id) then call('ZREM', key, id) end
    end
    settleSets()
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
