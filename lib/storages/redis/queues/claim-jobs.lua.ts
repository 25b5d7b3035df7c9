import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { LINKS } from '../continuations/links.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { LONG_TEXTS } from '../jobs/long-texts.lua.js';
import { USUAL_VALUES } from '../jobs/usual-values.lua.js';
import { AMOUNTS } from '../scripts/amounts.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { rarely } from '../scripts/rarely.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { TIME } from '../scripts/time.lua.js';

/** How jobs are claimed that wait for something, or were woken. What they change in great sets, `finish` does. */
const CLAIMING_ANY = `
local function claim(id, server)
  local job = findStored(id)
  local changes = { state = 'Processing', since = NOW_TEXT, attempt = job.attempt + 1, server = server }
  if job.place == 'waiting' then changes.place, changes.resource, changes.deadline = false, false, false end
  replace(job, changes)
end
return { claim = claim, moveInBatch = moveInBatch, isCanceled = isCanceled, finish = finish }
`;

/**
 * Claims ready jobs, queue by queue, and parked jobs of known methods before them.
 *
 * Arguments: the server, how many jobs, the known methods as JSON (or ''), and the queues in order of preference.
 * Bound: `JOBS_IN_CLAIM`, the queues, and the known methods for each queue.
 *
 * Most jobs do not wait and did not, so they are claimed without the tables: each field that is not read, and each function that is
 * not made, saves time.
 *
 * @returns the time, and for each job a `ClaimedRow`
 */
export const CLAIM_JOBS = redisScript(
  'claim jobs',
  {
    pieces: [
      rarely([BASE, LINKS, BATCH_TABLE, JOB_TABLE, CLAIMING_ANY]),
      TIME,
      AMOUNTS,
      LONG_TEXTS,
      USUAL_VALUES,
    ],
    runsWhenFull: true,
  },
  `
local server, limit = ARGV[1], tonumber(ARGV[2])
local claimed = {}
local FIELDS = { 'type', 'method', 'args', 'params', 'created', 'priority', 'attempt', 'runAt', 'batch', 'place' }

-- @return the values of the fields, and the attempt that begins
local function read(id)
  local v = call('HMGET', P .. 'job:' .. id, unpack(FIELDS))
  if not v[1] then return nil end
  return v, v[7] and string.format('%.0f', v[7] + 1) or '1'
end

-- What a job has in common with the one before it is not answered again.
local last = {}
local function answer(id, queue, v, attempt)
  local params, priority, batch = v[4] or USUAL.params, v[6] or USUAL.priority, v[9]
  if params == '' then params = textOf(id, 'params', params) end
  local isCanceled = batch and anyJobs().isCanceled(batch) and 1 or 0
  local row = { id, textOf(id, 'args', v[3]), v[5], v[8] }
  if last[5] ~= v[1] or last[6] ~= v[2] or last[7] ~= params or last[8] ~= queue or last[9] ~= priority
    or last[10] ~= attempt or last[11] ~= batch or last[12] ~= isCanceled then
    row[5], row[6], row[7], row[8], row[9], row[10], row[11], row[12] =
      v[1], v[2], params, queue, priority, attempt, batch, isCanceled
    last = row
  end
  claimed[#claimed + 1] = row
end

-- A place without a job, which somebody has removed by hand, is given up.
local function claimParked(queue, known)
  local key = P .. 'parked:' .. cjson.encode({ queue, known.type, known.method })
  while #claimed < limit do
    local wanted = limit - #claimed
    local ids = call('ZRANGE', key, 0, wanted - 1)
    for _, id in ipairs(ids) do
      local v, attempt = read(id)
      if v then
        answer(id, queue, v, attempt)
        anyJobs().claim(id, server)
      else
        call('ZREM', key, id)
      end
    end
    if #ids < wanted then return end
  end
end

local function noteClaimed(queue, ids)
  if #ids == 0 then return end
  local running = {}
  for n, id in ipairs(ids) do running[2 * n - 1], running[2 * n] = NOW_TEXT, id end
  call('ZADD', P .. 'state:Processing', unpack(running))
  call('SADD', P .. 'leased:' .. server, unpack(ids))
  call('SADD', P .. 'leasing', server)
  addAmount('running', queue, #ids)
  addAmount('tally', 'Enqueued', -#ids)
  addAmount('tally', 'Processing', #ids)
end

-- A place without a job is given up here, too.
local function claimReady(queue)
  local key = P .. 'ready:' .. queue
  local taken, hasFound = {}, false
  while #claimed < limit do
    local wanted = limit - #claimed
    local ids = call('ZRANGE', key, 0, wanted - 1)
    for _, id in ipairs(ids) do
      local v, attempt = read(id)
      if v then answer(id, queue, v, attempt) end
      if v and v[10] then
        anyJobs().claim(id, server)
      elseif v then
        call('HSET', P .. 'job:' .. id, 'state', 'Processing', 'since', NOW_TEXT, 'attempt', attempt, 'server', server)
        if v[9] then anyJobs().moveInBatch(v[9], 'pending', 'processing') end
        taken[#taken + 1] = id
      end
    end
    hasFound = hasFound or #ids > 0
    -- Nothing has changed the queue since it was read, not even \`claim\`.
    if #ids > 0 then call('ZREMRANGEBYRANK', key, 0, #ids - 1) end
    if #ids < wanted then break end
  end
  noteClaimed(queue, taken)
  if hasFound and call('EXISTS', key) == 0 then call('SREM', P .. 'readyQueues', queue) end
end

local calls = ARGV[3] ~= '' and cjson.decode(ARGV[3]) or {}
for at = 4, #ARGV do
  local queue = ARGV[at]
  if #claimed >= limit then break end
  if call('HEXISTS', P .. 'paused', queue) == 0 then
    for _, known in ipairs(calls) do claimParked(queue, known) end
    claimReady(queue)
  end
end
if tables then tables.finish() end
return { NOW, claimed }
`,
);
