import { LONG_TEXTS } from '../jobs/long-texts.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { OCCURRENCE_TABLE } from './occurrence-table.lua.js';
import { RECURRING_TABLE } from './recurring-table.lua.js';

const PIECES = [BASE, RECURRING_TABLE, OCCURRENCE_TABLE];

/** Arguments: the id. @returns a `RecurringRow`, or nothing */
export const FIND_RECURRING = redisScript(
  'find a recurring job',
  { pieces: PIECES, reads: true },
  'return recurringRow(ARGV[1])',
);

/**
 * Stores a recurring job unless somebody has written it meanwhile.
 *
 * Arguments: the id, the `write` that was read (or ''), the number of passed occurrences, their fields (`occurrenceArguments`),
 * and names and values of the fields in turns. Bound: the occurrences that are passed over.
 *
 * @returns the new `RecurringRow`, or nothing when somebody was faster
 */
export const CHANGE_RECURRING = redisScript(
  'change a recurring job',
  { pieces: PIECES },
  `
local id, key = ARGV[1], recurringKey(ARGV[1])
local FIRST = 4
local before = call('HMGET', key, 'write', 'version', 'created')
if (before[1] or '') ~= ARGV[2] then return false end

local behind = FIRST + tonumber(ARGV[3]) * OCCURRENCE_FIELDS
call('DEL', key)
call('HSET', key, 'version', (before[2] or 0) + 1, 'created', before[3] or NOW, 'updated', NOW, unpack(ARGV, behind))
for at = FIRST, behind - 1, OCCURRENCE_FIELDS do recordOccurrence(id, at) end
call('ZADD', P .. 'recurringIds', 0, id)
recurringWritten(id)
recurringChanged()
finish()
return recurringRow(id)
`,
);

/** Arguments: the id. @returns 0 where there is no such recurring job */
export const REMOVE_RECURRING = redisScript(
  'remove a recurring job',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
if call('DEL', recurringKey(id)) == 0 then return 0 end
for _, index in ipairs({ 'recurringIds', 'recurringDue', 'recurringTaken', 'recurringErrors' }) do
  call('ZREM', P .. index, id)
end
call('UNLINK', P .. 'occurrences:' .. id, P .. 'occurrence:' .. id, P .. 'outcome:' .. id)
recurringChanged()
finish()
return 1
`,
);

/**
 * Records a trigger, unless its job has an occurrence of the recurring job. Arguments: the id, the job, and the text of
 * the occurrence.
 */
export const RECORD_TRIGGER = redisScript(
  'record a trigger',
  { pieces: PIECES },
  `
local id, jobId = ARGV[1], ARGV[2]
if call('EXISTS', recurringKey(id)) == 0 then return end
local name = 'job ' .. jobId
if call('ZSCORE', P .. 'occurrences:' .. id, name) then return end
local known = call('HGET', P .. 'job:' .. jobId, 'occurrence')
if known and cjson.decode(known)[1] == id then return end
putOccurrence(id, name, NOW, ARGV[3], jobId)
call('HSET', recurringKey(id), 'lastJobId', jobId)
recurringWritten(id)
`,
);

/** How many recurring jobs one script lists. */
export const RECURRING_IN_LIST = 200;

/**
 * Arguments: the id behind which the list goes on (or ''). Bound: `RECURRING_IN_LIST`.
 *
 * @returns the last id that was looked at (or nothing), and `RecurringRow`s in the order of their ids
 */
export const LIST_RECURRING = redisScript(
  'list recurring jobs',
  { pieces: PIECES, reads: true },
  `
local from = ARGV[1] == '' and '-' or '(' .. ARGV[1]
local ids = call('ZRANGEBYLEX', P .. 'recurringIds', from, '+', 'LIMIT', 0, ${RECURRING_IN_LIST})
local found = {}
for _, id in ipairs(ids) do found[#found + 1] = recurringRow(id) or nil end
return { ids[#ids] or false, found }
`,
);

/** @returns when the next recurring job becomes due, in milliseconds since 1970, or nothing */
export const NEXT_RECURRING = redisScript(
  'find the next recurring job',
  { pieces: [BASE], reads: true },
  `return call('ZRANGE', P .. 'recurringDue', 0, 0, 'WITHSCORES')[2] or false`,
);

/**
 * Arguments: the id, and the first and last place in the list of occurrences, the latest first. Bound: these places.
 *
 * @returns `OccurrenceRow`s
 */
export const FIND_OCCURRENCES = redisScript(
  'list occurrences',
  { pieces: [...PIECES, LONG_TEXTS], reads: true },
  `
local id, found = ARGV[1], {}
local places = call('ZREVRANGE', P .. 'occurrences:' .. id, ARGV[2], ARGV[3], 'WITHSCORES')
for at = 1, #places, 2 do
  local name = places[at]
  local text = call('HGET', P .. 'occurrence:' .. id, name)
  local jobId = jobOfOccurrence(text)
  local job = jobId and call('HMGET', P .. 'job:' .. jobId, 'state', 'since', 'history') or { false, false, false }
  local outcome = jobId and not job[1] and call('HGET', P .. 'outcome:' .. id, name) or false
  found[#found + 1] = { name, places[at + 1], text, outcome, job[1], job[2], textOf(jobId, 'history', job[3]) }
end
return found
`,
);
