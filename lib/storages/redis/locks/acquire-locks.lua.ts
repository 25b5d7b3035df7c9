import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { LOCK_TABLE } from './lock-table.lua.js';

/**
 * Takes locks for claimed jobs, in order. A job that does not get its lock loses its lease and waits.
 *
 * Arguments: id, server, attempt, resource and timeout of each job. Bound: `REQUESTS_IN_SCRIPT`, and the queues with jobs that
 * wait for one of the resources.
 *
 * @returns the ids of the jobs that hold their lock now
 */
export const ACQUIRE_LOCKS = redisScript(
  'acquire locks',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE], runsWhenFull: true },
  `
local function letWait(job, resource, timeout)
  local before = { place = job.place, resource = job.resource, deadline = job.deadline }
  local deadline = before.resource == resource and before.deadline or NOW + timeout
  replace(job, {
    state = 'Enqueued',
    since = NOW_TEXT,
    -- The claim led to no run.
    attempt = job.attempt - 1,
    server = false,
    resource = resource,
    deadline = deadline,
    place = 'waiting',
  })
  if before.place == 'woken' and before.resource ~= resource then wakeNext(before.resource) end
  tellDue(deadline)
end

local holders = {}
for at = 1, #ARGV, 5 do
  local id, server, attempt, resource = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2]), ARGV[at + 3]
  local job = find(id)
  if standsUnder(job, server, attempt) then
    if takeLock(resource, job, server, attempt) then holders[#holders + 1] = id
    else letWait(job, resource, tonumber(ARGV[at + 4])) end
  end
end
-- Where a resource is free, the new job may come before the woken jobs of its queue.
local isWoken = {}
for at = 4, #ARGV, 5 do
  local resource = ARGV[at]
  if not isWoken[resource] then wakeNext(resource) end
  isWoken[resource] = true
end
finish()
return holders
`,
);
