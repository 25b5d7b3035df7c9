import { RECURRING_ROW_FIELDS_IN_LUA } from './recurring-row.js';

/**
 * The recurring jobs.
 *
 * `recurring:<id>`: hash. `write` is another number after each change, by whomever: who has read a recurring job stores a
 * decision about it only where the number is the same. `recurringWrites`: the last number.
 * `recurringIds`: all ids, in order. `recurringRevision`: grows with every change by people or code.
 * `recurringDue`: those that are not paused and have a next time, by that time.
 * `recurringTaken`: those that a scheduler decides about, by the time until when nobody else may.
 * `recurringErrors`: the ids, in order, of those that are not paused and could not be scheduled.
 */
export const RECURRING_TABLE = `
local function recurringKey(id) return P .. 'recurring:' .. id end

local function recurringRow(id)
  local row = call('HMGET', recurringKey(id), ${RECURRING_ROW_FIELDS_IN_LUA})
  if not row[1] then return false end
  row[#row + 1] = id
  return row
end

-- Is to be called after every change of a recurring job.
local function recurringWritten(id)
  local v = call('HMGET', recurringKey(id), 'pausedAt', 'nextRunAt', 'error')
  local isPaused, nextRunAt, hasError = v[1], v[2], v[3]
  call('HSET', recurringKey(id), 'write', call('INCR', P .. 'recurringWrites'))
  if nextRunAt and not isPaused then call('ZADD', P .. 'recurringDue', nextRunAt, id)
  else call('ZREM', P .. 'recurringDue', id) end
  if hasError and not isPaused then call('ZADD', P .. 'recurringErrors', 0, id)
  else call('ZREM', P .. 'recurringErrors', id) end
end

local function recurringChanged()
  call('INCR', P .. 'recurringRevision')
  hint('recurring')
end
`;
