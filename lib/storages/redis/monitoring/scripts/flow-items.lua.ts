import { MAX_FLOW_COUNTED } from '../../../parts/monitoring/bounds.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/**
 * Arguments: how many items of each side, and ids of jobs and batches. Bound: `ITEMS_IN_SCRIPT` by the number of ids.
 *
 * @returns for each id: kind, state, description, the batch around it, and of each side the items and how many there are:
 * parents, continuations (both as id and condition in one text), nested batches, jobs
 */
export const FLOW_ITEMS = redisScript(
  'find the items of a flow',
  { pieces: [BASE], reads: true },
  `
local limit = tonumber(ARGV[1])

-- The members of a set or of a hash without order, by their texts.
local function firstOf(members)
  table.sort(members)
  local first = {}
  for at = 1, math.min(limit, #members) do first[at] = members[at] end
  return first
end

local function parentsOf(id)
  local set = P .. 'parents:' .. id
  local count = call('HLEN', set)
  if count <= ${MAX_FLOW_COUNTED} then return { firstOf(call('HKEYS', set)), count } end
  local names, fields = {}, call('HSCAN', set, 0, 'COUNT', limit)[2]
  for at = 1, #fields, 2 do names[#names + 1] = fields[at] end
  return { firstOf(names), count }
end

local function nestedOf(id)
  local set = P .. 'nested:' .. id
  local count = call('SCARD', set)
  if count <= ${MAX_FLOW_COUNTED} then return { firstOf(call('SMEMBERS', set)), count } end
  return { firstOf(call('SSCAN', set, 0, 'COUNT', limit)[2]), count }
end

local function firstIn(set) return { call('ZRANGE', set, 0, limit - 1), call('ZCARD', set) } end

local items = {}
for at = 2, #ARGV do
  local id = ARGV[at]
  local job = call('HMGET', P .. 'job:' .. id, 'state', 'batch')
  local batch = call('HMGET', P .. 'batch:' .. id, 'state', 'batch', 'description')
  items[#items + 1] = {
    job[1] and 'job' or batch[1] and 'batch' or false,
    job[1] or batch[1],
    not job[1] and batch[3],
    job[1] and job[2] or batch[2],
    parentsOf(id),
    firstIn(P .. 'children:' .. id),
    nestedOf(id),
    firstIn(P .. 'jobsOf:' .. id),
  }
end
return items
`,
);
