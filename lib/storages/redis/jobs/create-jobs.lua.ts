import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { ROWS } from '../scripts/rows.lua.js';
import { JOB_TABLE } from './job-table.lua.js';
import { NEW_JOBS } from './new-jobs.lua.js';

/**
 * Stores all of these jobs and batches or none.
 *
 * Arguments: whether some may exist ('1'), the batches as JSON, and then the jobs
 * as rows (`rowsOf`, `newJobArguments`). Refuses with HANGFIRE_DUPLICATE what exists and may not.
 * Bound: `JOBS_IN_SCRIPT`, as many batches, and `LINKS_IN_SCRIPT`.
 */
export const CREATE_JOBS = redisScript(
  'create jobs',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS, ROWS] },
  `
local mayExist = ARGV[1] == '1'
local batches = ARGV[2] ~= '' and cjson.decode(ARGV[2]) or {}
local jobs = {}
if #ARGV > 2 then
  local head, from = headIn(ARGV, 3, NEW_JOB_FIELDS)
  jobs = rowsIn(head, ARGV, from)
end

if not mayExist then
  local ids = {}
  for _, batch in ipairs(batches) do ids[#ids + 1] = batch.id end
  for _, row in ipairs(jobs) do ids[#ids + 1] = row[1] end
  local id = firstTaken(ids)
  if id then return taken(id) end
end

local children = {}
for _, batch in ipairs(batches) do
  if call('EXISTS', batchKey(batch.id)) == 0 then
    insertBatch(batch)
    if batch.links then children[#children + 1] = { batch.id, batch.links } end
  end
end
for _, row in ipairs(jobs) do
  if not mayExist or call('EXISTS', jobKey(row[1])) == 0 then
    local job, links = writeNewJob(row, 1)
    insertNewJob(job)
    if links then children[#children + 1] = { job.id, links } end
  end
end
for _, child in ipairs(children) do addLinks(child[1], child[2]) end
finish()
`,
);
