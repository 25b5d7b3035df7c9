import { FAILED } from '../../../states/state-names.js';
import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** How many jobs one script removes. */
const JOBS_IN_REMOVAL = 100;

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE];

/**
 * Removes expired jobs, but not those of occurrences, which keep the outcomes of their jobs.
 *
 * Bound: `JOBS_IN_REMOVAL`.
 *
 * @returns 1 when there may be more, and id, state, time of the state and history of each job of an occurrence
 */
export const REMOVE_EXPIRED_JOBS = redisScript(
  'remove expired jobs',
  { pieces: PIECES, runsWhenFull: true },
  `
local ids = call('ZRANGEBYSCORE', P .. 'expiring', '-inf', NOW_TEXT, 'LIMIT', 0, ${JOBS_IN_REMOVAL})
local kept = {}
for _, id in ipairs(ids) do
  local job = findStored(id)
  if not job or not job.expireAt then
    -- A place without a job, which somebody has removed by hand.
    zrem('expiring', id)
  elseif call('HEXISTS', jobKey(id), 'occurrence') == 1 then
    kept[#kept + 1] = { id, job.state, tostring(job.since), textOf(id, 'history', call('HGET', jobKey(id), 'history') or '') }
  else
    remove(job)
  end
end
finish()
return { #ids == ${JOBS_IN_REMOVAL} and 1 or 0, kept }
`,
);

/** Removes expired jobs of occurrences. Arguments: id and outcome as JSON of each job. Bound: `JOBS_IN_REMOVAL`. */
export const REMOVE_WITH_OUTCOMES = redisScript(
  'remove expired jobs of recurring jobs',
  { pieces: PIECES, runsWhenFull: true },
  `
local function keepOutcome(id, outcome)
  local isRead, place = pcall(cjson.decode, call('HGET', jobKey(id), 'occurrence') or '')
  if not isRead or type(place) ~= 'table' then return end
  local recurringId, name = place[1], place[2]
  -- The occurrence may be gone.
  if call('HEXISTS', P .. 'occurrence:' .. recurringId, name) == 0 then return end
  call('HSET', P .. 'outcome:' .. recurringId, name, outcome)
end

for at = 1, #ARGV, 2 do
  local job = findStored(ARGV[at])
  -- The job may have been requeued, or removed by another server.
  if job and job.expireAt and job.expireAt <= NOW then
    keepOutcome(job.id, ARGV[at + 1])
    remove(job)
  end
end
finish()
`,
);

/**
 * Removes jobs that failed long ago. Arguments: for how long one is kept, in milliseconds. Bound: `JOBS_IN_REMOVAL`.
 *
 * @returns 1 when there may be more
 */
export const REMOVE_FAILED_JOBS = redisScript(
  'remove failed jobs',
  { pieces: PIECES, runsWhenFull: true },
  `
local latest = string.format('%.0f', NOW - tonumber(ARGV[1]))
local ids = call('ZRANGEBYSCORE', P .. 'state:${FAILED}', '-inf', latest, 'LIMIT', 0, ${JOBS_IN_REMOVAL})
for _, id in ipairs(ids) do
  local job = findStored(id)
  if job and job.state == '${FAILED}' then remove(job) else zrem('state:${FAILED}', id) end
end
finish()
return #ids == ${JOBS_IN_REMOVAL} and 1 or 0
`,
);
