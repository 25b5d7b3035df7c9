import { redisScript } from '../scripts/redis-script.js';

/** Bound: none is needed. @returns the time, the version of the layout (or ''), and what INFO says of the server */
export const READ_SERVER = redisScript(
  'ask the server what it is',
  { reads: true },
  `
local P = KEYS[1]
local time = redis.call('TIME')
local said = {}
for _, section in ipairs({ 'server', 'memory', 'persistence' }) do
  local text = redis.pcall('INFO', section)
  if type(text) == 'string' then said[#said + 1] = text end
end
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return { now, redis.call('GET', P .. 'schema') or '', table.concat(said, '\\n') }
`,
);
