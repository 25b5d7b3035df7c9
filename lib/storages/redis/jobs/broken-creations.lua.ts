import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** @returns the creations with which somebody else may go on, and for each whether it is committed (1) */
export const BROKEN_CREATIONS = redisScript(
  'find creations that were broken off',
  { pieces: [BASE], reads: true },
  `
local found = {}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'creations', '-inf', NOW, 'LIMIT', 0, 100)) do
  found[#found + 1] = { id, call('SISMEMBER', P .. 'committed', id) }
end
return found
`,
);
