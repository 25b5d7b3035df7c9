import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { ROWS } from '../scripts/rows.lua.js';
import { JOB_TABLE } from './job-table.lua.js';
import { NEW_JOBS } from './new-jobs.lua.js';
import { READY_JOBS } from './ready-jobs.lua.js';

/**
 * A creation of more than one script may store.
 *
 * Lists of what is still to appear, in this order: `creationBatches:<id>`: batches as JSON. `creationTargets:<id>`: the batches that
 * its jobs belong to. `creation:<id>`: the fields of its jobs that differ, one job after the other; `creationHead:<id>`: what all of
 * them have in common. `creationReady:<id>` and `creationReadyHead:<id>`: the same of jobs that are all ready at once (`READY_JOBS`), in
 * pieces that appear together. `creationLinks:<id>`: child, parent, condition and outcome as JSON.
 *
 * `creations`: all creations, by the time when somebody else may go on with them. `committed`: those that are decided, so that all of
 * this must appear. `creating:<id>`: the batches that do not end before the creation has. `forgotten:<id>`: the creation was given up;
 * it lasts longer than anything of the creation can be on its way.
 */
const CREATIONS = `
local creation = ARGV[1]
local STAGE_MS, APPEAR_MS = 60000, 5000
local LISTS = { 'creationBatches', 'creationTargets', 'creation', 'creationHead', 'creationReady', 'creationReadyHead', 'creationLinks' }
local function isCommitted(id) return call('SISMEMBER', P .. 'committed', id) == 1 end
local function goesOnWithin(ms) call('ZADD', P .. 'creations', NOW + ms, creation) end
local function isForgotten() return call('EXISTS', P .. 'forgotten:' .. creation) == 1 end
local FORGOTTEN = redis.error_reply('HANGFIRE_FORGOTTEN It took more than a minute to store the jobs')

local function keep(name, first, last)
  local texts = {}
  for at = first, last do texts[#texts + 1] = ARGV[at] end
  inPieces(texts, 2000, function(piece) call('RPUSH', P .. name .. ':' .. creation, unpack(piece)) end)
end
`;

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS, ROWS, CREATIONS];

/** How many jobs, or batches, appear by one script. */
export const APPEARING = 100;

/** How many links appear by one script. */
export const LINKS_APPEARING = 100;

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
local head, from = headIn(ARGV, 3, NEW_JOB_FIELDS)
if ARGV[2] ~= '1' then
  local ids = {}
  for at = from, #ARGV, #head.places do ids[#ids + 1] = ARGV[at] end
  local id = firstTaken(ids)
  if id then return taken(id) end
end
if call('EXISTS', P .. 'creationHead:' .. creation) == 0 then keep('creationHead', 3, from - 1) end
keep('creation', from, #ARGV)
goesOnWithin(STAGE_MS)
`,
);

/** The same for jobs that are all ready at once (`READY_JOBS`, `readyJobArguments`). */
export const STAGE_READY_JOBS = redisScript(
  'create jobs',
  { pieces: [...PIECES, READY_JOBS] },
  `
if isForgotten() then return FORGOTTEN end
local own = tonumber(ARGV[3])
local from = 3 + own + READY_JOB_FIELDS + 1
if ARGV[2] ~= '1' then
  local ids = {}
  for at = from, #ARGV, own do ids[#ids + 1] = ARGV[at] end
  local id = firstTaken(ids)
  if id then return taken(id) end
end
if call('EXISTS', P .. 'creationReadyHead:' .. creation) == 0 then keep('creationReadyHead', 3, from - 1) end
local size = ${APPEARING} * own
for at = from, #ARGV, size do
  local piece = { unpack(ARGV, at, math.min(at + size - 1, #ARGV)) }
  call('RPUSH', P .. 'creationReady:' .. creation, cmsgpack.pack(piece))
end
goesOnWithin(STAGE_MS)
`,
);

/** Keeps batches that nobody sees yet. Arguments: the creation, whether they may exist ('1'), and batches as JSON. Bound: `BATCHES_IN_STAGE`. */
export const STAGE_BATCHES = redisScript(
  'create jobs',
  { pieces: PIECES },
  `
if isForgotten() then return FORGOTTEN end
if ARGV[2] ~= '1' then
  local ids = {}
  for at = 3, #ARGV do ids[#ids + 1] = cjson.decode(ARGV[at]).id end
  local id = firstTaken(ids)
  if id then return taken(id) end
end
keep('creationBatches', 3, #ARGV)
goesOnWithin(STAGE_MS)
`,
);

/** Keeps other texts of a creation. Arguments: the creation, the name of the list, and the texts. Bound: `TEXTS_IN_STAGE`. */
export const STAGE_TEXTS = redisScript(
  'create jobs',
  { pieces: [BASE, CREATIONS] },
  `
if isForgotten() then return FORGOTTEN end
keep(ARGV[2], 3, #ARGV)
goesOnWithin(STAGE_MS)
`,
);

/**
 * Decides that all that is staged is created. Arguments: the creation. Refuses with HANGFIRE_FORGOTTEN when it took so long that what
 * was staged is gone.
 */
export const COMMIT_CREATION = redisScript(
  'create jobs',
  { pieces: [BASE, CREATIONS] },
  `
if isForgotten() or not call('ZSCORE', P .. 'creations', creation) then return FORGOTTEN end
call('SADD', P .. 'committed', creation)
goesOnWithin(APPEAR_MS)
`,
);

/**
 * Lets the next part of a committed creation appear: batches, which do not end before the creation has; then the batches that are
 * there already and get jobs do not end either; then jobs, which wait for all of their parents from the start; then the links. At
 * last the batches may end.
 *
 * Arguments: the creation. Bound: `APPEARING` or `LINKS_APPEARING`, and the batches around those of the jobs. The next call goes on
 * behind a crash.
 *
 * @returns whether something is left (1)
 */
export const LET_APPEAR = redisScript(
  'create jobs',
  { pieces: [...PIECES, READY_JOBS], runsWhenFull: true },
  `
if not isCommitted(creation) then return 0 end

-- The batch around it is kept from ending by one of the next calls.
local isNext = {}
local function keepFromEnding(id, outer)
  if call('SADD', P .. 'creating:' .. creation, id) == 0 then return end
  call('HINCRBY', batchKey(id), 'creating', 1)
  if not outer or isNext[outer] then return end
  isNext[outer] = true
  call('LPUSH', P .. 'creationTargets:' .. creation, outer)
end

local function batchesAppear(texts)
  for _, text in ipairs(texts) do
    local batch = cjson.decode(text)
    if call('EXISTS', batchKey(batch.id)) == 0 then
      insertBatch(batch)
      keepFromEnding(batch.id, batch.batchId)
    end
  end
end

local function targetsStay(ids)
  for _, id in ipairs(ids) do
    local batch = call('HMGET', batchKey(id), 'state', 'batch')
    if batch[1] then keepFromEnding(id, batch[2]) end
  end
end

local function jobsAppear(fields, head)
  local rows, ids = rowsIn(head, fields, 1), {}
  for _, row in ipairs(rows) do ids[#ids + 1] = row[1] end
  -- An earlier try of the same creation may have stored some of the jobs.
  local mayExist = firstTaken(ids) ~= nil
  for _, row in ipairs(rows) do
    if not mayExist or call('EXISTS', jobKey(row[1])) == 0 then insertNewJob((writeNewJob(row, 1))) end
  end
end

-- Without the jobs that are there already.
local function newReadyJobs(list, own)
  local keys = {}
  for at = 1, #list, own do keys[#keys + 1] = jobKey(list[at]) end
  if call('EXISTS', unpack(keys)) == 0 then return list end
  local new = {}
  for at = 1, #list, own do
    if call('EXISTS', jobKey(list[at])) == 0 then
      for n = at, at + own - 1 do new[#new + 1] = list[n] end
    end
  end
  return new
end

local function readyJobsAppear(pieces, head)
  for _, piece in ipairs(pieces) do
    local list = newReadyJobs(cmsgpack.unpack(piece), tonumber(head[1]))
    if #list > 0 then
      for _, queue in ipairs(storeReadyJobs(head, 1, list, 1, '')) do tell('ready', queue) end
    end
  end
end

local function linksAppear(texts)
  for _, text in ipairs(texts) do
    local link = cjson.decode(text)
    local isThere = call('EXISTS', jobKey(link.childId), batchKey(link.childId)) > 0
    local field = link.parentId .. ' ' .. link.condition
    -- An earlier try of the same creation may have stored some of the links.
    if isThere and call('HEXISTS', P .. 'parents:' .. link.childId, field) == 0 then addLink(link.childId, link) end
  end
end

local function mayEnd(ids)
  for _, id in ipairs(ids) do
    if call('EXISTS', batchKey(id)) == 1 then
      call('HINCRBY', batchKey(id), 'creating', -1)
      noteBatch(id)
    end
  end
end

-- @return whether there was anything of this kind
local function appear(name, count, work, ...)
  local next_ = call('LPOP', P .. name .. ':' .. creation, count)
  if not next_ then return false end
  work(next_, ...)
  return true
end

local function appearJobs()
  local headList = call('LRANGE', P .. 'creationHead:' .. creation, 0, -1)
  if #headList == 0 then return false end
  local head = headIn(headList, 1, NEW_JOB_FIELDS)
  return appear('creation', ${APPEARING} * #head.places, jobsAppear, head)
end

local function appearReadyJobs()
  local head = call('LRANGE', P .. 'creationReadyHead:' .. creation, 0, -1)
  return #head > 0 and appear('creationReady', 1, readyJobsAppear, head)
end

local function letBatchesEnd()
  local ids = call('SPOP', P .. 'creating:' .. creation, ${APPEARING})
  mayEnd(ids)
  return #ids > 0
end

local isMore = appear('creationBatches', ${APPEARING}, batchesAppear)
  or appear('creationTargets', ${APPEARING}, targetsStay)
  or appearJobs()
  or appearReadyJobs()
  or appear('creationLinks', ${LINKS_APPEARING}, linksAppear)
  or letBatchesEnd()
if isMore then
  goesOnWithin(APPEAR_MS)
else
  call('DEL', P .. 'creationHead:' .. creation, P .. 'creationReadyHead:' .. creation)
  call('SREM', P .. 'committed', creation)
  call('ZREM', P .. 'creations', creation)
  -- A release has put off the parents that might have been among these jobs.
  if call('EXISTS', P .. 'dueParents') == 1 then hint('continuations') end
end
finish()
return isMore and 1 or 0
`,
);

/** Removes what was staged for a creation that was not committed. Arguments: the creation. */
export const FORGET_STAGED = redisScript(
  'forget jobs that were not created',
  { pieces: PIECES, runsWhenFull: true },
  `
if isCommitted(creation) then return end
for _, name in ipairs(LISTS) do call('UNLINK', P .. name .. ':' .. creation) end
call('ZREM', P .. 'creations', creation)
call('SET', P .. 'forgotten:' .. creation, 1, 'PX', 10 * STAGE_MS)
`,
);
