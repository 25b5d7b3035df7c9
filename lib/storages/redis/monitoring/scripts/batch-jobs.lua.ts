import { DELETED, ENQUEUED, SCHEDULED, SUCCEEDED } from '../../../../states/state-names.js';
import {
  MAX_FINISHED_LOOKED_AT,
  MAX_TREE_LOOKED_AT,
  MAX_UNFINISHED_COUNTED,
} from '../../../parts/monitoring/bounds.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/**
 * Arguments: a batch. Bound: the names of states.
 *
 * @returns how many unfinished jobs the batch and those nested in it have, how many batches are nested in it, and the sets of the
 * states that a few unfinished jobs may be in, with the states, in turns
 */
export const UNFINISHED_OF_BATCH = redisScript(
  'count the unfinished jobs of a batch',
  { pieces: [BASE], runsWhenFull: true },
  `
local unfinished = 0
for _, count in ipairs(call('HMGET', P .. 'batch:' .. ARGV[1], 'pending', 'processing', 'failed')) do
  unfinished = unfinished + (tonumber(count) or 0)
end
local rare = {}
for _, state in ipairs(call('HKEYS', P .. 'tally')) do
  local set = state == '${SCHEDULED}' and 'scheduled' or 'state:' .. state
  if state ~= '${ENQUEUED}' and call('ZCARD', P .. set) <= ${MAX_UNFINISHED_COUNTED} then
    rare[#rare + 1] = set
    rare[#rare + 1] = state
  end
end
return { unfinished, call('SCARD', P .. 'nested:' .. ARGV[1]), rare }
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
 * Arguments: a set with jobs of one state, the time since when, how many of the latest of these jobs to leave out, how many to
 * look at, and batches. Bound: that number, which is `JOBS_IN_SCRIPT` at the most, and the batches.
 *
 * @returns how many were looked at, and how many of them are of these batches
 */
export const COUNT_LATEST_OF_BATCHES = redisScript(
  'count the latest jobs of batches',
  { pieces: [BASE], runsWhenFull: true },
  `
local isAsked, count = {}, 0
for at = 5, #ARGV do isAsked[ARGV[at]] = true end
local ids = call('ZREVRANGEBYSCORE', P .. ARGV[1], '+inf', ARGV[2], 'LIMIT', ARGV[3], ARGV[4])
for _, id in ipairs(ids) do
  local row = call('HMGET', P .. 'job:' .. id, 'batch', 'expireAt')
  if row[1] and row[2] and isAsked[row[1]] then count = count + 1 end
end
return { #ids, count }
`,
);

/**
 * Arguments: a set with the jobs of a batch, the time since when, the first rank, and how many. Bound: that number, which is
 * `JOBS_IN_SCRIPT` at the most.
 *
 * @returns how many were looked at, and how many of them have become Succeeded or Deleted since then
 */
export const COUNT_FINISHED_OF_BATCH = redisScript(
  'count the finished jobs of a batch',
  { pieces: [BASE], runsWhenFull: true },
  `
local since, count = tonumber(ARGV[2]), 0
local ids = call('ZRANGE', P .. ARGV[1], ARGV[3], ARGV[3] + ARGV[4] - 1)
for _, id in ipairs(ids) do
  local row = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt', 'since')
  local isFinished = row[2] and (row[1] == '${SUCCEEDED}' or row[1] == '${DELETED}')
  if isFinished and (tonumber(row[3]) or 0) >= since then count = count + 1 end
end
return { #ids, count }
`,
);
