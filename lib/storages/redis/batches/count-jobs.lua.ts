import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { BATCH_TABLE } from './batch-table.lua.js';

/**
 * Counts jobs directly within a batch, whatever the stored counts say.
 *
 * Arguments: a batch, how many jobs, and '-' or the last id that was counted behind a '('. Bound: `JOBS_IN_COUNT`.
 *
 * @returns the last id that was looked at ('' at the end), and how many jobs are in which place, in turns
 */
export const COUNT_JOBS = redisScript(
  'count the jobs of a batch',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE], reads: true },
  `
local counts = {}
local ids = call('ZRANGEBYLEX', P .. 'jobsOf:' .. ARGV[1], ARGV[3], '+', 'LIMIT', 0, ARGV[2])
for _, id in ipairs(ids) do
  local job = call('HMGET', jobKey(id), 'state', 'expireAt')
  if job[1] then
    local place = batchPlaceOf({ state = job[1], expireAt = job[2] or nil })
    counts[place] = (counts[place] or 0) + 1
  end
end
local answer = {}
for place, count in pairs(counts) do
  answer[#answer + 1] = place
  answer[#answer + 1] = tostring(count)
end
return { #ids == tonumber(ARGV[2]) and ids[#ids] or '', answer }
`,
);
