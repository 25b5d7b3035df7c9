import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { LONG_TEXTS } from './long-texts.lua.js';

/** Arguments: the id of a job. @returns its history, and the time */
export const READ_HISTORY = redisScript(
  'read a history',
  { pieces: [BASE, LONG_TEXTS], reads: true },
  `
local value = call('HGET', P .. 'job:' .. ARGV[1], 'history')
return { value and textOf(ARGV[1], 'history', value), NOW }
`,
);

/** Arguments: the id of a job, the number of bytes that its history had when it was read, and the new text. */
export const REPLACE_HISTORY = redisScript(
  'replace a history',
  { pieces: [BASE, LONG_TEXTS], runsWhenFull: true },
  `
if textSize(ARGV[1], 'history') == tonumber(ARGV[2]) then
  call('HSET', P .. 'job:' .. ARGV[1], 'history', kept(ARGV[1], 'history', ARGV[3]))
end
`,
);
