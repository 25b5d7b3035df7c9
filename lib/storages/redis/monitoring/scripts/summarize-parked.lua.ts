import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/** Bound: the methods with parked jobs. @returns the groups of parked jobs: queue, class and method, as JSON */
export const LIST_PARKED = redisScript(
  'list groups of parked jobs',
  { pieces: [BASE], reads: true },
  `return call('SMEMBERS', P .. 'parkedGroups')`,
);

/**
 * Arguments: groups. Bound: their number.
 *
 * @returns for each the number of jobs, the first job, and since when that is ready
 */
export const DESCRIBE_PARKED = redisScript(
  'describe parked jobs',
  { pieces: [BASE], reads: true },
  `
local rows = {}
for _, group in ipairs(ARGV) do
  local set = P .. 'parked:' .. group
  local first = call('ZRANGE', set, 0, 0)[1]
  local times = first and call('HMGET', P .. 'job:' .. first, 'runAt', 'since') or {}
  rows[#rows + 1] = { call('ZCARD', set), first or false, times[1] or times[2] or false }
end
return rows
`,
);
