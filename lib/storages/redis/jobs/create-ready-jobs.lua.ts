import { redisScript } from '../scripts/redis-script.js';
import { TIME } from '../scripts/time.lua.js';
import { READY_JOBS } from './ready-jobs.lua.js';

/**
 * Stores all of these ready jobs (`READY_JOBS`) or none. A script of its own, because the functions of all tables need not be made
 * for it.
 *
 * Arguments: the server that claims them (or ''), and the jobs as rows (`rowsOf`, `readyJobArguments`). Refuses with
 * HANGFIRE_DUPLICATE what exists. Bound: `JOBS_IN_SCRIPT`.
 */
export const CREATE_READY_JOBS = redisScript(
  'create jobs',
  { pieces: [TIME, READY_JOBS] },
  `
local own = tonumber(ARGV[2])
local FROM = 2 + own + READY_JOB_FIELDS + 1

local keys, seen, isTwice = {}, {}, false
-- Where there are no batches, no id is taken by one.
local hasBatches = call('EXISTS', P .. 'batches') == 1
for at = FROM, #ARGV, own do
  local id = ARGV[at]
  isTwice = isTwice or seen[id]
  seen[id] = true
  keys[#keys + 1] = P .. 'job:' .. id
  if hasBatches then keys[#keys + 1] = P .. 'batch:' .. id end
end
if isTwice or call('EXISTS', unpack(keys)) > 0 then
  return redis.error_reply('HANGFIRE_DUPLICATE One of these jobs exists, or is given twice')
end

local queues = storeReadyJobs(ARGV, 2, ARGV, FROM, ARGV[1])
if #queues > 0 then call(PUBLISH, P .. 'events', cjson.encode({ ready = queues })) end
`,
);
