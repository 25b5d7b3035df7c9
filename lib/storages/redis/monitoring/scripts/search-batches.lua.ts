import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';
import { PLACES } from './places.lua.js';

/**
 * Arguments: how many batches, and the id behind which to begin (or ''). Bound: that number, `BATCHES_IN_SCRIPT` at the most.
 *
 * @returns id, state and description of the next batches, the youngest first
 */
export const WALK_BATCHES = redisScript(
  'walk along batches',
  { pieces: [BASE, PLACES], reads: true },
  `
local wanted, id = tonumber(ARGV[1]), ARGV[2]
local set, from = P .. 'batches', 0
if id ~= '' then from = call('ZCARD', set) - countBefore(set, 0, id) end
local rows = {}
for at, batch in ipairs(call('ZREVRANGE', set, from, from + wanted - 1)) do
  local fields = call('HMGET', P .. 'batch:' .. batch, 'state', 'description')
  rows[at] = { batch, fields[1], fields[2] }
end
return rows
`,
);

/** Arguments: ids of batches. Bound: their number. @returns for each the names and values of its fields in turns */
export const READ_BATCHES = redisScript(
  'read batches',
  { pieces: [BASE], reads: true },
  `
local rows = {}
for at, id in ipairs(ARGV) do rows[at] = call('HGETALL', P .. 'batch:' .. id) end
return rows
`,
);
