import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { ROWS } from '../scripts/rows.lua.js';
import { JOB_TABLE } from './job-table.lua.js';
import { NEW_JOBS } from './new-jobs.lua.js';

/**
 * A creation of more jobs than one script may store.
 *
 * `creation:<id>`: the fields of its jobs that differ, one job after the other, which nobody sees yet; `creationHead:<id>`: what all
 * of them have in common. `creations`: all creations, by the time when somebody else may go on with them. `committed`: those that are decided, so that their jobs must appear.
 * `creating:<id>`: the batches that do not end before the creation has. `forgotten:<id>`: the creation was given up; it
 * lasts longer than anything of the creation can be on its way.
 */
const CREATIONS = `
local creation = ARGV[1]
local STAGE_MS, APPEAR_MS = 60000, 5000
local function isCommitted(id) return call('SISMEMBER', P .. 'committed', id) == 1 end
local function goesOnWithin(ms) call('ZADD', P .. 'creations', NOW + ms, creation) end
local function isForgotten() return call('EXISTS', P .. 'forgotten:' .. creation) == 1 end
local FORGOTTEN = redis.error_reply('HANGFIRE_FORGOTTEN It took more than a minute to store the jobs')
`;

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS, ROWS, CREATIONS];

/**
 * Keeps the fields of jobs that nobody sees yet.
 *
 * Arguments: the creation, whether jobs may exist ('1'), and jobs as rows (`rowsOf`, `newJobArguments`), whose head is
 * the same for all jobs of the creation. Bound: `JOBS_IN_STAGE`.
 * A crash leaves staged jobs behind, which `FORGET_STAGED` removes.
 */
export const STAGE_JOBS = redisScript(
  'create jobs',
  { pieces: PIECES },
  `
if isForgotten() then return FORGOTTEN end
local function keep(name, first, last)
  local texts = {}
  for at = first, last do texts[#texts + 1] = ARGV[at] end
  inPieces(texts, 2000, function(piece) call('RPUSH', P .. name .. ':' .. creation, unpack(piece)) end)
end

-- Without jobs it is a creation of many batches.
if #ARGV > 2 then
  local head, from = headIn(ARGV, 3, NEW_JOB_FIELDS)
  if ARGV[2] ~= '1' then
    local ids = {}
    for at = from, #ARGV, #head.places do ids[#ids + 1] = ARGV[at] end
    local id = firstTaken(ids)
    if id then return taken(id) end
  end
  if call('EXISTS', P .. 'creationHead:' .. creation) == 0 then keep('creationHead', 3, from - 1) end
  keep('creation', from, #ARGV)
end
goesOnWithin(STAGE_MS)
`,
);

/**
 * Decides that the staged jobs are created, and stores the batches.
 *
 * Arguments: the creation, whether batches may exist ('1'), the batches as JSON (or ''), and the batches that staged jobs belong
 * to. Bound: all of these batches, and those around them. Refuses with HANGFIRE_DUPLICATE, or with HANGFIRE_FORGOTTEN when
 * it took so long that the staged jobs are gone.
 */
export const COMMIT_CREATION = redisScript(
  'create jobs',
  { pieces: PIECES },
  `
local mayExist = ARGV[2] == '1'
local batches = ARGV[3] ~= '' and cjson.decode(ARGV[3]) or {}
if isForgotten() or not call('ZSCORE', P .. 'creations', creation) then return FORGOTTEN end
if not mayExist then
  for _, batch in ipairs(batches) do
    if call('EXISTS', jobKey(batch.id), batchKey(batch.id)) > 0 then
      return taken(batch.id)
    end
  end
end

local added = {}
for _, batch in ipairs(batches) do
  if call('EXISTS', batchKey(batch.id)) == 0 then
    insertBatch(batch)
    added[#added + 1] = batch
  end
end
for _, batch in ipairs(added) do
  if batch.parents then addLinks(batch.id, batch.parents) end
end
for at = 4, #ARGV do
  local id = ARGV[at]
  while id and call('EXISTS', batchKey(id)) == 1 and call('SADD', P .. 'creating:' .. creation, id) == 1 do
    call('HINCRBY', batchKey(id), 'creating', 1)
    id = call('HGET', batchKey(id), 'batch')
  end
end
call('SADD', P .. 'committed', creation)
goesOnWithin(APPEAR_MS)
finish()
`,
);

/** How many jobs appear by one script. */
export const APPEARING = 100;

/**
 * Lets the next staged jobs of a committed creation appear. Arguments: the creation. Bound: `APPEARING`. The next call goes on
 * behind a crash.
 *
 * @returns how many staged jobs are left
 */
export const LET_APPEAR = redisScript(
  'create jobs',
  { pieces: PIECES, runsWhenFull: true },
  `
if not isCommitted(creation) then return 0 end
local key, left = P .. 'creation:' .. creation, 0
local headList = call('LRANGE', P .. 'creationHead:' .. creation, 0, -1)
if #headList > 0 then
  local head = headIn(headList, 1, NEW_JOB_FIELDS)
  local fields = call('LPOP', key, ${APPEARING} * #head.places) or {}
  local rows, ids = rowsIn(head, fields, 1), {}
  for _, row in ipairs(rows) do ids[#ids + 1] = row[1] end
  -- An earlier try of the same creation may have stored some of the jobs.
  local mayExist = firstTaken(ids) ~= nil
  for _, row in ipairs(rows) do
    if not mayExist or call('EXISTS', jobKey(row[1])) == 0 then
      local job, parents = writeNewJob(row, 1, '')
      insertNewJob(job)
      if parents then addLinks(job.id, parents) end
    end
  end
  left = call('LLEN', key) / #head.places
end
if left > 0 then
  goesOnWithin(APPEAR_MS)
else
  -- The batches may end now.
  countInBatches()
  for _, id in ipairs(call('SMEMBERS', P .. 'creating:' .. creation)) do
    if call('EXISTS', batchKey(id)) == 1 then
      call('HINCRBY', batchKey(id), 'creating', -1)
      noteBatch(id)
    end
  end
  call('DEL', P .. 'creating:' .. creation, P .. 'creationHead:' .. creation)
  call('SREM', P .. 'committed', creation)
  call('ZREM', P .. 'creations', creation)
  -- A release has put off the parents that might have been among these jobs.
  if call('EXISTS', P .. 'dueParents') == 1 then hint('continuations') end
end
finish()
return left
`,
);

/** Removes what was staged for a creation that was not committed. Arguments: the creation. */
export const FORGET_STAGED = redisScript(
  'forget jobs that were not created',
  { pieces: PIECES, runsWhenFull: true },
  `
if isCommitted(creation) then return end
call('UNLINK', P .. 'creation:' .. creation, P .. 'creationHead:' .. creation)
call('ZREM', P .. 'creations', creation)
call('SET', P .. 'forgotten:' .. creation, 1, 'PX', 10 * STAGE_MS)
`,
);

/** @returns the creations with which somebody else may go on, and for each whether it is committed (1) */
export const BROKEN_CREATIONS = redisScript(
  'find creations that were broken off',
  { pieces: [BASE], reads: true },
  `
local found = {}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'creations', '-inf', NOW, 'LIMIT', 0, 100)) do
  found[#found + 1] = { id, call('SISMEMBER', P .. 'committed', id) }
end
return found
`,
);
