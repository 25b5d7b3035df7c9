import { MAX_OPEN_PROBLEMS, NOTICE_VALID_MS } from '../../../storage/problems/problem-store.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { PROBLEM_TABLE } from './problem-table.lua.js';

const PIECES = [BASE, PROBLEM_TABLE];

/**
 * Arguments: `openings` or `closings`, and the first and last place in the list, the latest first. Bound: these places.
 *
 * @returns `ProblemRow`s
 */
export const LIST_PROBLEMS = redisScript(
  'list problems',
  { pieces: PIECES, reads: true },
  `
local found = {}
for _, id in ipairs(call('ZREVRANGE', P .. ARGV[1], ARGV[2], ARGV[3])) do
  found[#found + 1] = problemRow(id) or nil
end
return found
`,
);

/** Bound: the mutes. @returns the mutes that are in force, as JSON */
export const LIST_MUTES = redisScript(
  'list mutes',
  { pieces: PIECES, reads: true },
  `
local found = {}
for _, text in ipairs(call('HVALS', P .. 'mutes')) do
  if isInForce(readMute(text)) then found[#found + 1] = text end
end
return found
`,
);

/** Arguments: kind, subject, who, until when (or ''), whether it lasts ('1'), whether it has versions ('1'), and these. */
export const MUTE_PROBLEM = redisScript(
  'mute a problem',
  { pieces: PIECES },
  `
local mute = {
  kind = ARGV[1], subject = ARGV[2], by = ARGV[3], untilTime = tonumber(ARGV[4]), mutedAt = NOW,
  isLasting = ARGV[5] == '1', hasVersions = ARGV[6] == '1', versions = { unpack(ARGV, 7) },
}
call('HSET', P .. 'mutes', keyOf(ARGV[1], ARGV[2]), cjson.encode(mute))
`,
);

/** Arguments: kind and subject. @returns 0 where the problem was not muted */
export const UNMUTE_PROBLEM = redisScript(
  'unmute a problem',
  { pieces: PIECES, runsWhenFull: true },
  `
local key = keyOf(ARGV[1], ARGV[2])
local wasMuted = isMuted(key)
call('HDEL', P .. 'mutes', key)
return wasMuted and 1 or 0
`,
);

/**
 * Takes what listeners have not been told, those that were opened first.
 *
 * Arguments: for how long nobody else gets it, in milliseconds. Bound: the problems of which somebody may have to be told.
 *
 * @returns `ProblemRow`s
 */
export const TAKE_NOTICES = redisScript(
  'take notices',
  { pieces: PIECES, runsWhenFull: true },
  `
local taken = {}
for _, id in ipairs(call('ZRANGE', P .. 'untold', 0, -1)) do
  local v = call('HMGET', problemKey(id), 'kind', 'subject', 'closed', 'toldUntil')
  local closed = tonumber(v[3] or '')
  if not v[1] or (closed and NOW - closed >= ${NOTICE_VALID_MS}) then
    call('ZREM', P .. 'untold', id)
  elseif (tonumber(v[4] or '') or 0) <= NOW and (closed or not isMuted(keyOf(v[1], v[2] or ''))) then
    call('HSET', problemKey(id), 'toldUntil', NOW + tonumber(ARGV[1]))
    taken[#taken + 1] = problemRow(id)
    if #taken == ${MAX_OPEN_PROBLEMS} then break end
  end
end
return taken
`,
);

/** Arguments: 'opened' or 'closed', and the id, of each notice. */
export const CONFIRM_NOTICES = redisScript(
  'confirm notices',
  { pieces: PIECES, runsWhenFull: true },
  `
for at = 1, #ARGV, 2 do
  local field, id = ARGV[at] == 'opened' and 'openingTold' or 'closingTold', ARGV[at + 1]
  if call('EXISTS', problemKey(id)) == 1 then
    call('HSET', problemKey(id), field, 1)
    call('HDEL', problemKey(id), 'toldUntil')
    local v = call('HMGET', problemKey(id), 'openingTold', 'closingTold', 'closed')
    if v[1] and (v[2] or not v[3]) then call('ZREM', P .. 'untold', id) end
  end
end
`,
);
