import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** Arguments: the id of a job. @returns its history, and the time */
export const READ_HISTORY = redisScript(
  'read a history',
  { pieces: [BASE], reads: true },
  `return { call('HGET', P .. 'job:' .. ARGV[1], 'history'), NOW }`,
);

/** Arguments: the id of a job, the number of bytes that its history had when it was read, and the new text. */
export const REPLACE_HISTORY = redisScript(
  'replace a history',
  { pieces: [BASE], runsWhenFull: true },
  `
local key = P .. 'job:' .. ARGV[1]
if call('HSTRLEN', key, 'history') == tonumber(ARGV[2]) then call('HSET', key, 'history', ARGV[3]) end
`,
);
