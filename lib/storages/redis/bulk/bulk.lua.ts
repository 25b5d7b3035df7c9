import { MAX_NOTED_JOBS } from '../../../storage/bulk/bulk-store.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { BULK_ROW_FIELDS_IN_LUA } from './bulk-row.js';

/**
 * The bulk operations.
 *
 * `bulk:<id>`: hash. `touched` is when a process has worked on it last; it is left out where any process may take it. `hasNoNotes`
 * is there when the ids of its jobs are not kept any more.
 * `bulks`: all ids by the start. `openBulks`: those that have not ended, by the start. `endedBulks`: by the end.
 * `bulkJobs:<id>`: the ids of the jobs that it has changed or was about to change, in order.
 */
const BULK_TABLE = `
local function bulkKey(id) return P .. 'bulk:' .. id end

local function bulkRow(id)
  local row = call('HMGET', bulkKey(id), ${BULK_ROW_FIELDS_IN_LUA})
  if not row[1] then return false end
  row[#row + 1] = id
  return row
end

-- An empty value removes the field.
local function put(id, field, value)
  if value == '' then call('HDEL', bulkKey(id), field) else call('HSET', bulkKey(id), field, value) end
end

local function endBulk(id, endedAt)
  call('HSET', bulkKey(id), 'ended', endedAt)
  call('ZREM', P .. 'openBulks', id)
  call('ZADD', P .. 'endedBulks', endedAt, id)
end

-- Whether the operation is where the caller went on from. The cursor is left out at the beginning.
local function isAt(id, hasCursor, cursor)
  return call('HGET', bulkKey(id), 'cursor') == (hasCursor == '1' and cursor or false)
end
`;

const PIECES = [BASE, BULK_TABLE];

/** Arguments: the id, the start, and names and values of the fields in turns. */
export const CREATE_BULK = redisScript(
  'create a bulk operation',
  { pieces: PIECES },
  `
local id, started = ARGV[1], ARGV[2]
call('DEL', bulkKey(id), P .. 'bulkJobs:' .. id)
call('ZREM', P .. 'endedBulks', id)
call('HSET', bulkKey(id), 'started', started, 'changed', 0, 'skipped', 0, unpack(ARGV, 3))
call('ZADD', P .. 'bulks', started, id)
call('ZADD', P .. 'openBulks', started, id)
`,
);

/**
 * Takes the operation that was started first among those that may go on and that nobody works on.
 *
 * Arguments: how long nobody has worked on it, in milliseconds. Bound: the open operations.
 *
 * @returns a `BulkRow`, or nothing
 */
export const TAKE_BULK = redisScript(
  'take a bulk operation',
  { pieces: PIECES, runsWhenFull: true },
  `
local before = NOW - tonumber(ARGV[1])
for _, id in ipairs(call('ZRANGE', P .. 'openBulks', 0, -1)) do
  local v = call('HMGET', bulkKey(id), 'touched', 'resumeAt')
  local touched, resumeAt = tonumber(v[1] or '') or -math.huge, tonumber(v[2] or '') or 0
  if touched < before and resumeAt <= NOW then
    local row = bulkRow(id)
    if row then
      call('HSET', bulkKey(id), 'touched', NOW)
      return row
    end
  end
end
return false
`,
);

/** Arguments: the id, and ids of jobs. Bound: `JOBS_IN_NOTE`. */
export const NOTE_JOBS = redisScript(
  'note the jobs of a bulk operation',
  { pieces: PIECES, runsWhenFull: true },
  `
local id, jobs = ARGV[1], P .. 'bulkJobs:' .. ARGV[1]
local v = call('HMGET', bulkKey(id), 'started', 'hasNoNotes')
if not v[1] or v[2] then return end
local places = {}
for at = 2, #ARGV do
  places[#places + 1] = 0
  places[#places + 1] = ARGV[at]
end
if #places > 0 then call('ZADD', jobs, unpack(places)) end
if call('ZCARD', jobs) <= ${MAX_NOTED_JOBS} then return end
call('UNLINK', jobs)
call('HSET', bulkKey(id), 'hasNoNotes', 1)
`,
);

/**
 * Stores how far an operation came.
 *
 * Arguments: the id, whether there was a cursor before ('1'), that cursor, changed, skipped, failed, whether there is a cursor now
 * ('1'), that cursor, the time to go on, the end, and the error. What there is not is ''.
 *
 * @returns whether the operation goes on (1)
 */
export const PROGRESS_BULK = redisScript(
  'store the progress of a bulk operation',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
local v = call('HMGET', bulkKey(id), 'started', 'ended', 'canceled')
local exists, hasEnded, isCanceled = v[1], v[2], v[3]
if not exists or not isAt(id, ARGV[2], ARGV[3]) or (hasEnded and not isCanceled) then return 0 end

call('HSET', bulkKey(id), 'changed', ARGV[4], 'skipped', ARGV[5], 'touched', NOW)
put(id, 'failed', ARGV[6])
if ARGV[7] == '1' then call('HSET', bulkKey(id), 'cursor', ARGV[8]) else call('HDEL', bulkKey(id), 'cursor') end
put(id, 'resumeAt', ARGV[9])
put(id, 'error', ARGV[11])
if ARGV[10] ~= '' and not hasEnded then endBulk(id, ARGV[10]) end
return isCanceled and 0 or 1
`,
);

/** Arguments: the id, whether there is a cursor ('1'), and the cursor. */
export const HAND_BACK_BULK = redisScript(
  'hand back a bulk operation',
  { pieces: PIECES, runsWhenFull: true },
  `if isAt(ARGV[1], ARGV[2], ARGV[3]) then call('HDEL', bulkKey(ARGV[1]), 'touched') end`,
);

/** Arguments: the id. @returns 0 when there is no such operation, or it has ended */
export const CANCEL_BULK = redisScript(
  'cancel a bulk operation',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
local v = call('HMGET', bulkKey(id), 'started', 'ended')
if not v[1] or v[2] then return 0 end
call('HSET', bulkKey(id), 'canceled', 1)
endBulk(id, NOW)
return 1
`,
);

/** Arguments: the id. @returns a `BulkRow`, or nothing */
export const FIND_BULK = redisScript(
  'find a bulk operation',
  { pieces: PIECES, reads: true },
  'return bulkRow(ARGV[1])',
);

/** Arguments: the first and last place in the list, the latest first. Bound: these places. @returns `BulkRow`s */
export const LIST_BULKS = redisScript(
  'list bulk operations',
  { pieces: PIECES, reads: true },
  `
local found = {}
for _, id in ipairs(call('ZREVRANGE', P .. 'bulks', ARGV[1], ARGV[2])) do
  found[#found + 1] = bulkRow(id) or nil
end
return found
`,
);

/**
 * Removes operations that ended long ago. Arguments: for how long one is kept, in milliseconds. Bound: 100 operations.
 *
 * @returns 1 when there may be more
 */
export const REMOVE_OLD_BULKS = redisScript(
  'remove old bulk operations',
  { pieces: PIECES, runsWhenFull: true },
  `
local LIMIT = 100
local before = '(' .. string.format('%.0f', NOW - tonumber(ARGV[1]))
local ids = call('ZRANGEBYSCORE', P .. 'endedBulks', '-inf', before, 'LIMIT', 0, LIMIT)
for _, id in ipairs(ids) do
  call('UNLINK', bulkKey(id), P .. 'bulkJobs:' .. id)
  call('ZREM', P .. 'bulks', id)
  call('ZREM', P .. 'endedBulks', id)
end
return #ids == LIMIT and 1 or 0
`,
);
