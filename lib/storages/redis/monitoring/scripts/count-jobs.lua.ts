import { ENQUEUED, SCHEDULED } from '../../../../states/state-names.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';
import { PLACES } from './places.lua.js';

/**
 * How many jobs are in a list, with those that have expired and are not removed yet.
 */
const SIZES = `
local function sizeOf(state)
  if state == '${ENQUEUED}' then return tonumber(call('HGET', P .. 'tally', state) or 0) end
  return call('ZCARD', P .. (state == '${SCHEDULED}' and 'scheduled' or 'state:' .. state))
end
`;

/** So many expired jobs that were not removed yet are told from the others. */
const MAX_EXPIRED = 2_000;

/**
 * Arguments: the names of states, each once; none for all jobs. Bound: `MAX_EXPIRED`.
 *
 * @returns how many jobs are in these states, and 0 where there may be more
 */
export const COUNT_JOBS = redisScript(
  'count jobs',
  { pieces: [BASE, SIZES], reads: true },
  `
local expired = call('ZCOUNT', P .. 'expiring', '-inf', NOW)
if #ARGV == 0 then return { call('ZCARD', P .. 'all') - expired, 1 } end

local total, isAsked = 0, {}
for _, state in ipairs(ARGV) do
  total = total + sizeOf(state)
  isAsked[state] = true
end
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'expiring', '-inf', NOW, 'LIMIT', 0, ${MAX_EXPIRED})) do
  if isAsked[call('HGET', P .. 'job:' .. id, 'state')] then total = total - 1 end
end
if expired <= ${MAX_EXPIRED} then return { total, 1 } end
return { math.max(0, total - (expired - ${MAX_EXPIRED})), 0 }
`,
);

/** Arguments: a queue. @returns how many Enqueued jobs it has */
export const COUNT_ENQUEUED = redisScript(
  'count the jobs of a queue',
  { pieces: [BASE], reads: true },
  `return call('ZCARD', P .. 'ready:' .. ARGV[1]) + call('ZCARD', P .. 'held:' .. ARGV[1])`,
);

/** Arguments: a queue, a priority and an id. @returns how many ready jobs stand before that place */
export const COUNT_AHEAD = redisScript(
  'count jobs ahead',
  { pieces: [BASE, PLACES], reads: true },
  `return (countBefore(P .. 'ready:' .. ARGV[1], ARGV[2], ARGV[3]))`,
);
