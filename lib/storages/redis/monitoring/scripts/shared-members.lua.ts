import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/** Arguments: two sorted sets. @returns how many members each has */
export const SIZES_OF_SETS = redisScript(
  'compare the sizes of sets',
  { pieces: [BASE], reads: true },
  `return { call('ZCARD', P .. ARGV[1]), call('ZCARD', P .. ARGV[2]) }`,
);

/**
 * Arguments: a sorted set, another one, and the first and the last rank in the first set, counted from its end. Bound: the
 * ranks, of which a script takes `MEMBERS_IN_SCRIPT` at the most.
 *
 * @returns how many members were looked at, and those that are in the other set as well
 */
export const SHARED_MEMBERS = redisScript(
  'find the jobs in two sets',
  { pieces: [BASE], reads: true },
  `
local ids = call('ZREVRANGE', P .. ARGV[1], ARGV[3], ARGV[4])
local shared = {}
if #ids > 0 then
  for at, score in ipairs(call('ZMSCORE', P .. ARGV[2], unpack(ids))) do
    if score then shared[#shared + 1] = ids[at] end
  end
end
return { #ids, shared }
`,
);

/** Arguments: a sorted set, and how many. Bound: that number. @returns the members with the highest scores, and the number of all */
export const LAST_MEMBERS = redisScript(
  'list the latest jobs of a set',
  { pieces: [BASE], reads: true },
  `
local set = P .. ARGV[1]
return { call('ZREVRANGE', set, 0, ARGV[2] - 1), call('ZCARD', set) }
`,
);

/** The same with the lowest scores. @returns the members */
export const FIRST_MEMBERS = redisScript(
  'list the first jobs of a set',
  { pieces: [BASE], reads: true },
  `return call('ZRANGE', P .. ARGV[1], 0, ARGV[2] - 1)`,
);
