import { OCCURRENCE_TABLE } from '../../recurring/occurrence-table.lua.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/** The queues with Enqueued jobs. Bound: their number. @returns those with ready jobs, and those with jobs that wait */
export const ENQUEUED_QUEUES = redisScript(
  'list queues with Enqueued jobs',
  { pieces: [BASE], reads: true },
  `return { call('SMEMBERS', P .. 'readyQueues'), call('SMEMBERS', P .. 'heldQueues') }`,
);

/**
 * Arguments: how many ids at the most, and sorted sets. Bound: that number and the
 * sets.
 *
 * @returns the ids in the sets, or nothing where there are more
 */
export const IDS_OF_SETS = redisScript(
  'list the jobs of sets',
  { pieces: [BASE], reads: true },
  `
local limit, size = tonumber(ARGV[1]), 0
for at = 2, #ARGV do
  size = size + call('ZCARD', P .. ARGV[at])
  if size > limit then return false end
end
local ids = {}
for at = 2, #ARGV do
  for _, id in ipairs(call('ZRANGE', P .. ARGV[at], 0, -1)) do ids[#ids + 1] = id end
end
return ids
`,
);

/** Arguments: a server, and how many ids at the most. @returns the jobs that it runs, or nothing where there are more */
export const IDS_OF_SERVER = redisScript(
  'list the jobs of a server',
  { pieces: [BASE], reads: true },
  `
local leased = P .. 'leased:' .. ARGV[1]
return call('SCARD', leased) <= tonumber(ARGV[2]) and call('SMEMBERS', leased)
`,
);

/**
 * Arguments: a bulk operation, and sorted sets. Bound: `MAX_NOTED_JOBS` for each set.
 *
 * @returns the jobs that it has noted, where sets are given those that are in one of them as well, or nothing where they are
 * not kept
 */
export const IDS_OF_BULK = redisScript(
  'list the jobs of a bulk operation',
  { pieces: [BASE], reads: true },
  `
local v = call('HMGET', P .. 'bulk:' .. ARGV[1], 'started', 'hasNoNotes')
if not v[1] or v[2] then return false end
local noted = P .. 'bulkJobs:' .. ARGV[1]
if #ARGV == 1 then return call('ZRANGE', noted, 0, -1) end
local ids = {}
for at = 2, #ARGV do
  for _, id in ipairs(call('ZINTER', 2, noted, P .. ARGV[at])) do ids[#ids + 1] = id end
end
return ids
`,
);

/**
 * Arguments: a recurring job, and the first and the last rank of its occurrences, counted from the latest. Bound: the ranks, of
 * which a script takes `OCCURRENCES_IN_SCRIPT` at the most.
 *
 * @returns how many occurrences were looked at, and their jobs
 */
export const IDS_OF_RECURRING = redisScript(
  'list the jobs of a recurring job',
  { pieces: [BASE, OCCURRENCE_TABLE], reads: true },
  `
local names = call('ZREVRANGE', P .. 'occurrences:' .. ARGV[1], ARGV[2], ARGV[3])
local ids = {}
for _, name in ipairs(names) do
  ids[#ids + 1] = jobOfOccurrence(call('HGET', P .. 'occurrence:' .. ARGV[1], name))
end
return { #names, ids }
`,
);
