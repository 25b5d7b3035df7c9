import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/**
 * Records an action. `audit`: the ids, each by its number. `auditEntries`: hash, by id, when the entry was recorded, a blank, and
 * the entry as JSON. `auditId`: the last id.
 *
 * Arguments: the entry as JSON.
 */
export const RECORD_ACTION = redisScript(
  'record an action',
  { pieces: [BASE] },
  `
local id = call('INCR', P .. 'auditId')
call('ZADD', P .. 'audit', id, id)
call('HSET', P .. 'auditEntries', id, NOW_TEXT .. ' ' .. ARGV[1])
`,
);

/** How many entries one script reads. */
export const ENTRIES_IN_SCRIPT = 500;

/**
 * Arguments: the id before which the list goes on, or '+inf'. Bound: `ENTRIES_IN_SCRIPT`.
 *
 * @returns ids and texts of entries in turns, the latest first
 */
export const LIST_ACTIONS = redisScript(
  'list the audit',
  { pieces: [BASE], reads: true },
  `
local before = ARGV[1] == '+inf' and ARGV[1] or '(' .. ARGV[1]
local ids = call('ZREVRANGEBYSCORE', P .. 'audit', before, '-inf', 'LIMIT', 0, ${ENTRIES_IN_SCRIPT})
if #ids == 0 then return ids end
local texts, found = call('HMGET', P .. 'auditEntries', unpack(ids)), {}
for at, id in ipairs(ids) do
  found[#found + 1] = id
  found[#found + 1] = texts[at] or ''
end
return found
`,
);

/**
 * Removes old entries, the oldest first. Arguments: for how long an entry is kept, in milliseconds. Bound: 1,000 entries.
 *
 * @returns 1 when there may be more
 */
export const REMOVE_OLD_ACTIONS = redisScript(
  'remove old entries of the audit',
  { pieces: [BASE], runsWhenFull: true },
  `
local LIMIT = 1000
local before = NOW - tonumber(ARGV[1])
local ids = call('ZRANGE', P .. 'audit', 0, LIMIT - 1)
if #ids == 0 then return 0 end
local old = {}
for at, text in ipairs(call('HMGET', P .. 'auditEntries', unpack(ids))) do
  local recordedAt = text and tonumber(string.match(text, '^%d+')) or 0
  if recordedAt >= before then break end
  old[#old + 1] = ids[at]
end
if #old == 0 then return 0 end
call('ZREM', P .. 'audit', unpack(old))
call('HDEL', P .. 'auditEntries', unpack(old))
return #old == LIMIT and 1 or 0
`,
);
