import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { JOB_TABLE } from './job-table.lua.js';
import { NEW_JOBS } from './new-jobs.lua.js';

/**
 * Stores all of these jobs and batches or none.
 *
 * Arguments: whether some may exist ('1'), the server that claims them (or ''), the batches as JSON, and then the fields of each
 * job (`newJobArguments`). Refuses with HANGFIRE_DUPLICATE what exists and may not.
 * Bound: `JOBS_IN_SCRIPT`, and the batches of one creation.
 *
 * @returns when the jobs were stored, in milliseconds since 1970
 */
export const CREATE_JOBS = redisScript(
  'create jobs',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS] },
  `
local mayExist, server = ARGV[1] == '1', ARGV[2]
local batches = ARGV[3] ~= '' and cjson.decode(ARGV[3]) or {}
local FIRST = 4

if not mayExist then
  local ids = {}
  for _, batch in ipairs(batches) do ids[#ids + 1] = batch.id end
  for at = FIRST, #ARGV, NEW_JOB_FIELDS do ids[#ids + 1] = ARGV[at] end
  local id = firstTaken(ids)
  if id then return taken(id) end
end

local children = {}
for _, batch in ipairs(batches) do
  if call('EXISTS', batchKey(batch.id)) == 0 then
    insertBatch(batch)
    children[#children + 1] = { batch.id, batch.parents }
  end
end
for at = FIRST, #ARGV, NEW_JOB_FIELDS do
  if not mayExist or call('EXISTS', jobKey(ARGV[at])) == 0 then
    local job, parents = writeNewJob(ARGV, at, server)
    insertNewJob(job)
    if parents then children[#children + 1] = { job.id, parents } end
  end
end
for _, child in ipairs(children) do addLinks(child[1], child[2]) end
finish()
return NOW
`,
);
