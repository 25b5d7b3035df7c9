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

/** Arguments: a bulk operation. Bound: `MAX_NOTED_JOBS`. @returns the jobs that it has noted, or nothing where they are not kept */
export const IDS_OF_BULK = redisScript(
  'list the jobs of a bulk operation',
  { pieces: [BASE], reads: true },
  `
local v = call('HMGET', P .. 'bulk:' .. ARGV[1], 'started', 'hasNoNotes')
return v[1] and not v[2] and call('ZRANGE', P .. 'bulkJobs:' .. ARGV[1], 0, -1)
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
