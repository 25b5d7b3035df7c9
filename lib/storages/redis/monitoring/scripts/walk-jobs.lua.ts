import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';
import { PLACES } from './places.lua.js';
import { SEARCHED_ROWS } from './searched-rows.lua.js';

/**
 * Looks at the next jobs of sorted sets, one set after the other.
 *
 * Arguments: how many jobs, whether the sets are walked backwards (1), how many fields, the names of the fields, the
 * score and the id of the place in the first set (or '' for its beginning), and the sets.
 * Bound: the number of jobs, which is `LONGEST_STEP` at the most, and the sets.
 *
 * @returns the rows (`SEARCHED_ROWS`) with their scores and the numbers of their sets (from 0), and the place that was reached: the number of its set,
 * score, id, and when that job was created. There is no place where the sets have ended
 */
export const WALK_JOBS = redisScript(
  'walk along jobs',
  {
    pieces: [BASE, `local FIELDS = { unpack(ARGV, 4, 3 + ARGV[3]) }`, SEARCHED_ROWS, PLACES],
    reads: true,
  },
  `
local wanted, isBackwards = tonumber(ARGV[1]), ARGV[2] == '1'
local score, id = ARGV[4 + #FIELDS], ARGV[5 + #FIELDS]
local FIRST = 6 + #FIELDS
local rows = {}

local function beginningIn(set)
  if id == '' then return 0 end
  local before, upTo = countBefore(set, score, id)
  return isBackwards and call('ZCARD', set) - before or upTo
end

for at = FIRST, #ARGV do
  local set = P .. ARGV[at]
  local from = at == FIRST and beginningIn(set) or 0
  local members = call(isBackwards and 'ZREVRANGE' or 'ZRANGE', set, from, from + wanted - 1, 'WITHSCORES')
  for pair = 1, #members, 2 do
    local row = rowOf(members[pair])
    wanted = wanted - 1
    if row then
      row[#row + 1] = members[pair + 1]
      row[#row + 1] = tostring(at - FIRST)
      rows[#rows + 1] = row
    end
    if wanted == 0 or bytesRead > MAX_BYTES then
      local created = call('HGET', P .. 'job:' .. members[pair], 'created')
      return { rows, { at - FIRST, members[pair + 1], members[pair], created } }
    end
  end
end
return { rows, false }
`,
);
