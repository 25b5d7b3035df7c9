/**
 * The batches, and how many of their jobs, nested batches included, are in which place. Needs `LINKS`.
 *
 * `batch:<id>`: hash, the batch and its counts. `creating` counts creations of jobs that are under way; while there are
 * any, the batch does not end.
 * `batches`: all ids, in order. `nested:<id>`: the batches directly within. `jobsOf:<id>`: the jobs directly within.
 * `unfolded`: batches whose state may not agree with their counts, by the time since when.
 * `expiringBatches`: by the time when they expire.
 * `canceling`: hash, cancelled batches whose nested batches are not all cancelled yet, and how far that is. `unparking`: cancelled
 * batches whose parked jobs are to be made ready (`CANCELING`). Both are `unfolded` until that is done.
 */
export const BATCH_TABLE = `
local BATCH_ENDS = { Succeeded = true, Completed = true, Deleted = true }
local function batchKey(id) return P .. 'batch:' .. id end

local function noteBatch(id)
  call('ZADD', P .. 'unfolded', 'NX', NOW, id)
  hint('batches')
end

local function isCanceled(batchId)
  return batchId ~= nil and call('HGET', batchKey(batchId), 'state') == 'Deleted'
end

-- A value of false removes the field.
local function replaceBatch(id, before, changes)
  local set, gone = {}, {}
  for name, value in pairs(changes) do
    if value == false then gone[#gone + 1] = name
    else set[#set + 1] = name set[#set + 1] = value end
  end
  if #set > 0 then call('HSET', batchKey(id), unpack(set)) end
  if #gone > 0 then call('HDEL', batchKey(id), unpack(gone)) end
  if changes.expireAt then call('ZADD', P .. 'expiringBatches', changes.expireAt, id)
  elseif changes.expireAt == false then call('ZREM', P .. 'expiringBatches', id) end
  local after = changes.state
  if after and after ~= before and (after == 'Started' or BATCH_ENDS[after]) then noteEnd(id) end
end

-- The nested batches and the parked jobs follow step by step. Bound: one batch.
local function cancelBatch(id, before)
  replaceBatch(id, before, { state = 'Deleted', finished = NOW_TEXT })
  noteBatch(id)
  if call('EXISTS', P .. 'nested:' .. id) == 1 then call('HSET', P .. 'canceling', id, '0') end
  if call('EXISTS', P .. 'parkedOf:' .. id) == 1 then call('SADD', P .. 'unparking', id) end
end

local function isBeingCanceled(id)
  return call('HEXISTS', P .. 'canceling', id) == 1 or call('SISMEMBER', P .. 'unparking', id) == 1
end

-- The jobs and the nested batches stay, each until it expires itself.
local function removeBatch(id)
  local around = call('HGET', batchKey(id), 'batch')
  if around then call('SREM', P .. 'nested:' .. around, id) end
  call('DEL', batchKey(id))
  call('UNLINK', P .. 'nested:' .. id)
  for _, key in ipairs({ 'batches', 'unfolded', 'expiringBatches' }) do call('ZREM', P .. key, id) end
  call('HDEL', P .. 'canceling', id)
  call('SREM', P .. 'unparking', id)
  noteEnd(id)
  forgetLinks(id)
end

local function bringBatchBack(id, state)
  if state ~= 'Succeeded' and state ~= 'Completed' then return end
  replaceBatch(id, state, { state = 'Started', finished = false, expireAt = false })
end

-- The places of jobs in the counts.
local function isUnfinishedPlace(place) return place ~= 'succeeded' and place ~= 'deleted' end
local function isFoldedPlace(place) return place ~= 'pending' and place ~= 'processing' end

local batchMoves = {}
-- One of both places may be nil: the job is new, or is gone.
local function moveInBatch(batchId, from, to)
  local moves = batchMoves[batchId]
  if not moves then
    moves = { counts = {} }
    batchMoves[batchId] = moves
  end
  if from then moves.counts[from] = (moves.counts[from] or 0) - 1 end
  if to then moves.counts[to] = (moves.counts[to] or 0) + 1 end
  if from == nil and isUnfinishedPlace(to) then moves.hasNew = true end
  if isFoldedPlace(from) or isFoldedPlace(to) then moves.isForFolding = true end
end

local function addMoves(moves, added)
  for place, by in pairs(added.counts) do moves.counts[place] = (moves.counts[place] or 0) + by end
  moves.hasNew = moves.hasNew or added.hasNew
  moves.isForFolding = moves.isForFolding or added.isForFolding
end

-- The batches that there are among these and around them: for each its state, the batch around it, and how many are directly within.
local function batchesAround(ids)
  local found, gone = {}, {}
  for id in pairs(ids) do
    local inner = nil
    while id and not gone[id] do
      local isNew = not found[id]
      if isNew then
        local batch = call('HMGET', batchKey(id), 'state', 'batch')
        if batch[1] then found[id] = { state = batch[1], batch = batch[2] or nil, within = 0 } else gone[id] = true end
      end
      if inner and found[id] then found[id].within = found[id].within + 1 end
      if not isNew then break end
      inner, id = id, found[id] and found[id].batch
    end
  end
  return found
end

-- The moves of each batch, and those within it, from the inside out. Batches that are gone end the way out.
local function movesOfAll()
  local found, all, next_ = batchesAround(batchMoves), {}, {}
  for id, batch in pairs(found) do
    all[id] = { counts = {}, state = batch.state }
    if batchMoves[id] then addMoves(all[id], batchMoves[id]) end
    if batch.within == 0 then next_[#next_ + 1] = id end
  end
  while #next_ > 0 do
    local id = table.remove(next_)
    local outer = found[id].batch
    found[id] = nil
    if outer and found[outer] then
      addMoves(all[outer], all[id])
      found[outer].within = found[outer].within - 1
      if found[outer].within == 0 then next_[#next_ + 1] = outer end
    end
  end
  -- What is left stands in circles, and each batch of a circle is within all others of it.
  for id in pairs(found) do
    local sum, circle = { counts = {} }, {}
    while found[id] do
      circle[#circle + 1] = id
      addMoves(sum, all[id])
      id, found[id] = found[id].batch, nil
    end
    for _, one in ipairs(circle) do all[one] = { counts = sum.counts, state = all[one].state, hasNew = sum.hasNew, isForFolding = sum.isForFolding } end
  end
  return all
end

-- Bound: the batches of the jobs of this script, and those around them.
local function countInBatches()
  for id, moves in pairs(movesOfAll()) do
    for place, by in pairs(moves.counts) do
      if by ~= 0 then call('HINCRBY', batchKey(id), place, by) end
    end
    if moves.hasNew then bringBatchBack(id, moves.state) end
    if moves.isForFolding then noteBatch(id) end
  end
  batchMoves = {}
end
atEnd[#atEnd + 1] = countInBatches
`;
