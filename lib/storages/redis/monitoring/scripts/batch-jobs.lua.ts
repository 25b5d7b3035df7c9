import { DELETED, SUCCEEDED } from '../../../../states/state-names.js';
import { MAX_FINISHED_LOOKED_AT, MAX_TREE_LOOKED_AT } from '../../../parts/monitoring/bounds.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/**
 * Arguments: a batch. Bound: the names of states.
 *
 * @returns how many unfinished jobs the batch and those nested in it have, how many batches are nested in it, and the names
 * of the states that jobs are in
 */
export const UNFINISHED_OF_BATCH = redisScript(
  'count the unfinished jobs of a batch',
  { pieces: [BASE], reads: true },
  `
local unfinished = 0
for _, count in ipairs(call('HMGET', P .. 'batch:' .. ARGV[1], 'pending', 'processing', 'failed')) do
  unfinished = unfinished + tonumber(count or 0)
end
return { unfinished, call('SCARD', P .. 'nested:' .. ARGV[1]), call('HKEYS', P .. 'tally') }
`,
);

/**
 * Arguments: a batch, and the first and the last rank of its jobs, counted from the youngest. Bound: the ranks, of which a
 * script takes `JOBS_IN_SCRIPT` at the most.
 *
 * @returns how many jobs were looked at, and of the unfinished ones states, queues and numbers in turns
 */
export const GROUP_UNFINISHED = redisScript(
  'group the unfinished jobs of a batch',
  { pieces: [BASE], reads: true },
  `
local ids = call('ZREVRANGE', P .. 'jobsOf:' .. ARGV[1], ARGV[2], ARGV[3])
local counts = {}
for _, id in ipairs(ids) do
  local row = call('HMGET', P .. 'job:' .. id, 'state', 'queue', 'expireAt')
  if row[1] and not row[3] then
    local ofState = counts[row[1]] or {}
    counts[row[1]] = ofState
    ofState[row[2]] = (ofState[row[2]] or 0) + 1
  end
end
local groups = {}
for state, queues in pairs(counts) do
  for queue, amount in pairs(queues) do
    groups[#groups + 1] = state
    groups[#groups + 1] = queue
    groups[#groups + 1] = amount
  end
end
return { #ids, groups }
`,
);

/**
 * Arguments: a batch, and how many milliseconds before now. Bound: `MAX_TREE_LOOKED_AT`.
 *
 * The time is moved to the oldest of the latest `MAX_FINISHED_LOOKED_AT` jobs of the store that have finished, where the jobs of
 * the batches are more than that.
 *
 * @returns the present, the time since when jobs are counted, whether they are found among all that have finished (1) or among
 * the jobs of the batches, and the ids of the batches: it, and those within; false where the batch has not started
 */
export const FINISHED_OF_BATCH = redisScript(
  'look for the finished jobs of a batch',
  { pieces: [BASE], reads: true },
  `
local started = call('HGET', P .. 'batch:' .. ARGV[1], 'started')
if not started then return false end

local tree, isIn, jobs = { ARGV[1] }, { [ARGV[1]] = true }, 0
local at = 1
while tree[at] do
  jobs = jobs + call('ZCARD', P .. 'jobsOf:' .. tree[at])
  local nested = call('SSCAN', P .. 'nested:' .. tree[at], 0, 'COUNT', ${MAX_TREE_LOOKED_AT})[2]
  for _, id in ipairs(nested) do
    if #tree < ${MAX_TREE_LOOKED_AT} and not isIn[id] then
      tree[#tree + 1] = id
      isIn[id] = true
    end
  end
  at = at + 1
end

local function finishedSince(ms)
  return call('ZCOUNT', P .. 'state:${SUCCEEDED}', ms, '+inf') + call('ZCOUNT', P .. 'state:${DELETED}', ms, '+inf')
end

local since = math.max(tonumber(started), NOW - ARGV[2])
local isByTime = jobs > ${MAX_FINISHED_LOOKED_AT} and 1 or 0
if isByTime == 1 and finishedSince(since) > ${MAX_FINISHED_LOOKED_AT} then
  local low, high = since, NOW + 1
  while low + 1 < high do
    local middle = math.floor((low + high) / 2)
    if finishedSince(middle) > ${MAX_FINISHED_LOOKED_AT} then low = middle else high = middle end
  end
  since = high
end
return { NOW, since, isByTime, tree }
`,
);

/**
 * Arguments: a sorted set of jobs, the first and the last rank from its end, the time since when, whether the set is ordered by the
 * times of states (1), and batches. Bound: the ranks, of which a script takes `JOBS_IN_SCRIPT` at the most, and the batches.
 *
 * @returns whether to go on (1), and how many of the jobs are of these batches and have become Succeeded or Deleted since then
 */
export const COUNT_FINISHED = redisScript(
  'count the finished jobs of batches',
  { pieces: [BASE], reads: true },
  `
local since, isByTime, isAsked = tonumber(ARGV[4]), ARGV[5] == '1', {}
for at = 6, #ARGV do isAsked[ARGV[at]] = true end
local ids = call('ZREVRANGE', P .. ARGV[1], ARGV[2], ARGV[3])
local count = 0
for _, id in ipairs(ids) do
  local row = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt', 'since', 'batch')
  local isLate = row[3] and tonumber(row[3]) >= since
  if isByTime and row[3] and not isLate then return { 0, count } end
  local isFinished = row[2] and (row[1] == '${SUCCEEDED}' or row[1] == '${DELETED}')
  if isFinished and isLate and row[4] and isAsked[row[4]] then count = count + 1 end
end
return { #ids == ARGV[3] - ARGV[2] + 1 and 1 or 0, count }
`,
);
