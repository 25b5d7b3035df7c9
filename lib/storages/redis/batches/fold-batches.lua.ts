import { LINKS } from '../continuations/links.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { BATCH_TABLE } from './batch-table.lua.js';

/** So many batches around others one script walks through, looking for circles; the last walk may exceed it. */
const MAX_STEPS = 3_000;

/**
 * Gives batches the states that their counts lead to.
 *
 * Arguments: how many batches, and for how many milliseconds a batch is kept that ends now. Bound: `BATCHES_IN_FOLD`, and
 * `MAX_STEPS`. A batch is folded whole or not at all.
 *
 * @returns whether any batch was out of date (1), how many were folded, whether more are left to fold (1), whether cancelled batches
 * are left to go on with (1), and the ids of batches that are nested in themselves
 */
export const FOLD_BATCHES = redisScript(
  'fold batches',
  { pieces: [BASE, LINKS, BATCH_TABLE], runsWhenFull: true },
  `
local limit, retention = tonumber(ARGV[1]), tonumber(ARGV[2])
local FIELDS = { 'state', 'batch', 'finished', 'expireAt', 'pending', 'processing', 'failed', 'deleted', 'creating' }

local steps, leadsOut = 0, {}
-- Remembers the batches from which the way out leads to a batch in no other one.
local function isCircular(id)
  local way, seen, above = {}, {}, call('HGET', batchKey(id), 'batch')
  while above and above ~= id and not seen[above] and not leadsOut[above] do
    steps = steps + 1
    seen[above] = true
    way[#way + 1] = above
    above = call('HGET', batchKey(above), 'batch')
  end
  if not above or leadsOut[above] then
    leadsOut[id] = true
    for _, one in ipairs(way) do leadsOut[one] = true end
  end
  return above == id
end

local function read(id)
  local batch = {}
  for n, value in ipairs(call('HMGET', batchKey(id), unpack(FIELDS))) do batch[FIELDS[n]] = value or nil end
  return batch
end

local function amountOf(batch, name) return tonumber(batch[name] or 0) or 0 end

-- The state by the counts. A batch that has ended may have started again since the last look.
local function stateOf(batch, isComplete)
  local state = batch.state
  if state == 'Awaiting' or state == 'Deleted' then return state end
  if not isComplete then return 'Started' end
  return amountOf(batch, 'deleted') <= 0 and 'Succeeded' or 'Completed'
end

local function write(id, batch, state, isComplete)
  local changes = {}
  local finished, expireAt = false, false
  if BATCH_ENDS[state] then
    finished = batch.finished or NOW_TEXT
    -- A cancelled batch stays until its last job has ended.
    if isComplete then expireAt = batch.expireAt or NOW + retention end
  end
  if state ~= batch.state then changes.state = state end
  if finished ~= (batch.finished or false) then changes.finished = finished end
  if expireAt ~= (batch.expireAt or false) then changes.expireAt = expireAt end
  if next(changes) ~= nil then replaceBatch(id, batch.state, changes) end
end

-- @return whether the batch agrees with its counts now
local function fold(id)
  local batch = read(id)
  if not batch.state then return true end
  if not BATCH_ENDS[batch.state] and isCanceled(batch.batch) then
    cancelBatch(id, batch.state)
    batch = read(id)
  end
  if isBeingCanceled(id) then return false end
  local unfinished = amountOf(batch, 'pending') + amountOf(batch, 'processing') + amountOf(batch, 'failed')
  local isComplete = unfinished <= 0 and amountOf(batch, 'creating') <= 0
  write(id, batch, stateOf(batch, isComplete), isComplete)
  return true
end

local hasFound = call('EXISTS', P .. 'unfolded')
local unfolded = call('ZRANGEBYSCORE', P .. 'unfolded', '-inf', '+inf', 'LIMIT', 0, limit)
local folded, circular = 0, {}
for _, id in ipairs(unfolded) do
  if steps >= ${MAX_STEPS} then break end
  folded = folded + 1
  if fold(id) then call('ZREM', P .. 'unfolded', id) end
  if isCircular(id) then circular[#circular + 1] = id end
end
finish()
return {
  hasFound, folded, call('EXISTS', P .. 'unfolded'), call('EXISTS', P .. 'canceling', P .. 'unparking'), circular,
}
`,
);
