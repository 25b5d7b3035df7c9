import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { JOB_TABLE } from './job-table.lua.js';
import { NEW_JOBS } from './new-jobs.lua.js';

/**
 * A creation of more jobs than one script may store.
 *
 * `creation:<id>`: the ids of its jobs that nobody sees yet. `creations`: all creations, by the time when somebody else may go on
 * with them. `committed`: those that are decided, so that their jobs must appear. `creating:<id>`: the batches that do not
 * end before the creation has.
 *
 * A job that is staged has no `state`. Its field `creation` names the creation, and `becomes`, `counters` and `parents` hold what
 * is needed when it appears.
 */
const CREATIONS = `
local creation = ARGV[1]
local STAGE_MS, APPEAR_MS = 60000, 5000
local function isCommitted(id) return call('SISMEMBER', P .. 'committed', id) == 1 end
local function goesOnWithin(ms) call('ZADD', P .. 'creations', NOW + ms, creation) end
-- A creation that was forgotten has the time 0 until all of its jobs are removed.
local function isForgotten() return call('ZSCORE', P .. 'creations', creation) == '0' end
local FORGOTTEN = redis.error_reply('HANGFIRE_FORGOTTEN It took more than a minute to store the jobs')
`;

const PIECES = [BASE, LINKS, BATCH_TABLE, JOB_TABLE, NEW_JOBS, CREATIONS];

/**
 * Writes jobs that nobody sees yet.
 *
 * Arguments: the creation, whether jobs may exist ('1'), and the fields of each job (`newJobArguments`). What an earlier
 * creation has staged and not committed becomes part of this one. Bound: `JOBS_IN_SCRIPT`. A crash leaves jobs that
 * `FORGET_STAGED` removes.
 */
export const STAGE_JOBS = redisScript(
  'create jobs',
  { pieces: PIECES },
  `
local mayExist = ARGV[2] == '1'
if isForgotten() then return FORGOTTEN end

-- @return whether the job is there, or will appear by a creation
local function isTaken(id)
  local state, other = unpack(call('HMGET', jobKey(id), 'state', 'creation'))
  return state or (other and (isCommitted(other) or not mayExist))
end

local new = {}
for at = 3, #ARGV, NEW_JOB_FIELDS do
  local id = ARGV[at]
  if not isTaken(id) then new[#new + 1] = at
  elseif not mayExist then return redis.error_reply('HANGFIRE_DUPLICATE ' .. id .. ' exists') end
end
for _, at in ipairs(new) do
  local job = writeNewJob(at, '', false)
  local fields = { 'creation', creation, 'becomes', job.becomes }
  if ARGV[at + 15] ~= '' then fields[5], fields[6] = 'counters', ARGV[at + 15] end
  if ARGV[at + 16] ~= '' then fields[#fields + 1] = 'parents' fields[#fields + 1] = ARGV[at + 16] end
  call('HSET', jobKey(job.id), unpack(fields))
  call('RPUSH', P .. 'creation:' .. creation, job.id)
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
      return redis.error_reply('HANGFIRE_DUPLICATE ' .. batch.id .. ' exists')
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
local list = P .. 'creation:' .. creation
for _, id in ipairs(call('LPOP', list, ${APPEARING}) or {}) do
  local row = call('HMGET', jobKey(id), 'creation', 'becomes', 'counters', 'parents')
  if row[1] == creation then
    call('HSET', jobKey(id), 'state', row[2])
    call('HDEL', jobKey(id), 'creation', 'becomes', 'counters', 'parents')
    local job = findStored(id)
    if row[3] then job.counters = cjson.decode(row[3]) end
    insertNewJob(job)
    if row[4] then addLinks(id, cjson.decode(row[4])) end
  end
end
local left = call('LLEN', list)
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
  call('DEL', P .. 'creating:' .. creation)
  call('SREM', P .. 'committed', creation)
  call('ZREM', P .. 'creations', creation)
end
finish()
return left
`,
);

/**
 * Removes the next staged jobs of a creation that was not committed. Arguments: the creation. Bound: 200 jobs.
 *
 * @returns how many staged jobs are left
 */
export const FORGET_STAGED = redisScript(
  'forget jobs that were not created',
  { pieces: PIECES, runsWhenFull: true },
  `
if isCommitted(creation) then return 0 end
call('ZADD', P .. 'creations', 0, creation)
local list = P .. 'creation:' .. creation
for _, id in ipairs(call('LPOP', list, 200) or {}) do
  local state, owner = unpack(call('HMGET', jobKey(id), 'state', 'creation'))
  if not state and owner == creation then
    call('DEL', jobKey(id))
    noteEnd(id)
  end
end
local left = call('LLEN', list)
if left == 0 then call('ZREM', P .. 'creations', creation) end
finish()
return left
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
