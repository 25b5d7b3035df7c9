import { MAX_PARKED_ALONG } from '../../../storage/queues/parked-jobs.js';
import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE];

/** Arguments of each script here: id, server and attempt of each job. Bound: `LEASES_IN_SCRIPT`. */
const EACH_LEASE = `
local function eachLease(work)
  for at = 1, #ARGV, 3 do
    local id, server, attempt = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
    work(id, server, attempt, find(id))
  end
end
`;

/** Puts jobs that never started back in their place, and frees the locks of their runs in any case. */
export const HAND_BACK_JOBS = redisScript(
  'hand back jobs',
  { pieces: [...PIECES, EACH_LEASE], runsWhenFull: true },
  `
eachLease(function(id, server, attempt, job)
  freeLocksOfRun(id, server, attempt)
  if not standsUnder(job, server, attempt) then return end
  replace(job, { state = 'Enqueued', since = NOW, attempt = attempt - 1, server = false })
  tell('ready', job.queue)
end)
finish()
`,
);

/**
 * Parks jobs that never started, and ready jobs of the same queues and methods along with them, among as many of the first
 * jobs of each of these queues as may be parked along.
 */
export const PARK_JOBS = redisScript(
  'park jobs',
  { pieces: [...PIECES, EACH_LEASE], runsWhenFull: true },
  `
local WAIT = { place = 'waiting', resource = PARKED, deadline = false, since = NOW }
local queues, groups = {}, {}

local function park(job, attempt)
  local changes = { state = 'Enqueued', attempt = attempt, server = false }
  for name, value in pairs(WAIT) do changes[name] = value end
  replace(job, changes)
end

eachLease(function(id, server, attempt, job)
  freeLocksOfRun(id, server, attempt)
  if not standsUnder(job, server, attempt) then return end
  local place, resource = job.place, job.resource
  park(job, attempt - 1)
  queues[job.queue], groups[parkedGroupOf(job)] = true, true
  if place == 'woken' then wakeNext(resource) end
end)

local looked = 0
for queue in pairs(queues) do
  for _, id in ipairs(call('ZRANGE', P .. 'ready:' .. queue, 0, ${MAX_PARKED_ALONG} - looked - 1)) do
    looked = looked + 1
    local job = find(id)
    if job and job.place ~= 'woken' and groups[parkedGroupOf(job)] then park(job, job.attempt) end
  end
  if looked >= ${MAX_PARKED_ALONG} then break end
end
hint('parked')
finish()
`,
);

/** @returns the ids of the jobs whose lease no longer stands */
export const FIND_LOST_LEASES = redisScript(
  'find lost leases',
  { pieces: [...PIECES, EACH_LEASE], reads: true },
  `
local lost = {}
eachLease(function(id, server, attempt, job)
  if not standsUnder(job, server, attempt) then lost[#lost + 1] = id end
end)
return lost
`,
);
