import { redisScript } from '../scripts/redis-script.js';

/**
 * Removes keys of the store, however they came there.
 *
 * Arguments: the cursor of the step before, or '0'. The prefix has no special characters of patterns.
 * Bound: 1,000 keys of the server. @returns the cursor of the next step; '0' at the end
 */
export const REMOVE_KEYS = redisScript(
  'remove the keys of a store',
  { runsWhenFull: true },
  `
local step = redis.call('SCAN', ARGV[1], 'MATCH', KEYS[1] .. '*', 'COUNT', 1000)
for _, key in ipairs(step[2]) do redis.call('UNLINK', key) end
return step[1]
`,
);

/** Arguments: a job. Writes what no version of the library would write. */
export const DAMAGE_PARAMETERS = redisScript(
  'damage the parameters of a job',
  {},
  `redis.call('HSET', KEYS[1] .. 'job:' .. ARGV[1], 'params', '"damaged"')`,
);
