import { MAX_RECURRING_FAILURES } from '../../../parts/monitoring/bounds.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/** @returns how many recurring jobs there are, their revision, and ids and errors of those that could not be scheduled in turns */
export const SUMMARIZE_RECURRING = redisScript(
  'summarize recurring jobs',
  { pieces: [BASE], reads: true },
  `
local failures = {}
for _, id in ipairs(call('ZRANGE', P .. 'recurringErrors', 0, ${MAX_RECURRING_FAILURES - 1})) do
  failures[#failures + 1] = id
  failures[#failures + 1] = call('HGET', P .. 'recurring:' .. id, 'error') or ''
end
return { call('ZCARD', P .. 'recurringIds'), call('GET', P .. 'recurringRevision') or '0', failures }
`,
);

/** @returns the time of the server */
export const READ_TIME = redisScript(
  'read the time',
  { pieces: [BASE], reads: true },
  'return NOW',
);
