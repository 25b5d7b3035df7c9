import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** Arguments: a batch. @returns names and values of its fields in turns */
export const FIND_BATCH = redisScript(
  'find a batch',
  { pieces: [BASE], reads: true },
  `return call('HGETALL', P .. 'batch:' .. ARGV[1])`,
);

/**
 * Arguments: a batch, and the cursor of the step before ('0' at first). Bound: some hundred batches.
 *
 * @returns the cursor for the next step ('0' at the end), and of batches directly within the id and the fields; a batch may come
 * twice
 */
export const FIND_NESTED = redisScript(
  'find nested batches',
  { pieces: [BASE], reads: true },
  `
local step = call('SSCAN', P .. 'nested:' .. ARGV[1], ARGV[2], 'COUNT', 200)
local found = {}
for _, id in ipairs(step[2]) do found[#found + 1] = { id, call('HGETALL', P .. 'batch:' .. id) } end
return { step[1], found }
`,
);
