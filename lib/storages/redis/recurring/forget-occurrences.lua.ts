import {
  OCCURRENCE_RETENTION_MS,
  OCCURRENCES_KEPT_ALWAYS,
  OCCURRENCES_KEPT_AT_MOST,
} from '../../parts/occurrence-retention.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { OCCURRENCE_TABLE } from './occurrence-table.lua.js';

/**
 * Forgets old occurrences, walking through the recurring jobs by their ids.
 *
 * Arguments: the id behind which the walk goes on (or ''). Bound: 100 recurring jobs, and 1,000 occurrences.
 *
 * @returns 1 when there is more, and the id behind which to go on
 */
export const FORGET_OCCURRENCES = redisScript(
  'forget old occurrences',
  { pieces: [BASE, OCCURRENCE_TABLE], runsWhenFull: true },
  `
local RECURRING, left = 100, 1000
local function oldOnes(id)
  local count = call('ZCARD', P .. 'occurrences:' .. id)
  local mayGo = math.min(count - ${OCCURRENCES_KEPT_ALWAYS}, left)
  if mayGo <= 0 then return {} end
  local oldest = call('ZRANGE', P .. 'occurrences:' .. id, 0, mayGo - 1, 'WITHSCORES')
  local old = {}
  for at = 1, #oldest, 2 do
    local isTooMany = count - #old > ${OCCURRENCES_KEPT_AT_MOST}
    if not isTooMany and tonumber(oldest[at + 1]) >= NOW - ${OCCURRENCE_RETENTION_MS} then break end
    old[#old + 1] = oldest[at]
  end
  return old
end

local last = ARGV[1]
local from = last == '' and '-' or '(' .. last
local ids = call('ZRANGEBYLEX', P .. 'recurringIds', from, '+', 'LIMIT', 0, RECURRING)
for _, id in ipairs(ids) do
  local old = oldOnes(id)
  removeOccurrences(id, old)
  left = left - #old
  -- This one may have more.
  if left == 0 then return { 1, last } end
  last = id
end
return { #ids == RECURRING and 1 or 0, last }
`,
);
