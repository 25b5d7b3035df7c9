import { COUNTER_RETENTION_MS } from '../../parts/counter-points.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/** Bound: the states. @returns names and numbers in turns */
export const COUNT_BY_STATE = redisScript(
  'count by state',
  { pieces: [BASE], reads: true },
  `return call('HGETALL', P .. 'tally')`,
);

/** Arguments: the name. Bound: the hours of the retention. @returns hours and values in turns */
export const READ_COUNTER = redisScript(
  'read a counter',
  { pieces: [BASE], reads: true },
  `return call('HGETALL', P .. 'counter:' .. ARGV[1])`,
);

/**
 * Forgets the old hours of some counters. The walk through all counters begins once an hour; `countersForgottenIn` is its hour.
 *
 * Arguments: the cursor of the step before, or '' at first. Bound: some tens of counters. A walk that is broken off is made up for by
 * the walk of the next hour.
 *
 * @returns the cursor for the next step; '0' at the end
 */
export const FORGET_HOURS = redisScript(
  'forget old counters',
  { pieces: [BASE], runsWhenFull: true },
  `
local cursor = ARGV[1]
if cursor == '' then
  local hour = string.format('%.0f', NOW - NOW % HOUR_MS)
  if call('GET', P .. 'countersForgottenIn') == hour then return '0' end
  call('SET', P .. 'countersForgottenIn', hour)
  cursor = '0'
end
local step = call('SSCAN', P .. 'counters', cursor, 'COUNT', 20)
for _, name in ipairs(step[2]) do
  local key = P .. 'counter:' .. name
  for _, hour in ipairs(call('HKEYS', key)) do
    if tonumber(hour) < NOW - ${COUNTER_RETENTION_MS} then call('HDEL', key, hour) end
  end
  if call('EXISTS', key) == 0 then call('SREM', P .. 'counters', name) end
end
return step[1]
`,
);
