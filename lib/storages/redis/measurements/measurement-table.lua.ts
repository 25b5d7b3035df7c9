/**
 * The measurements, by level and series.
 *
 * `measured:<level>`: the series that have measurements of the level, by the time of the oldest one.
 * `times:<level> <series>`: the measurements by the time when they begin, each called by that time, a blank, and its id.
 * `bodies:<level> <series>`: hash, the text of each. What was folded has no id.
 * `folds`: how often anything was folded, split or removed. Who has read measurements folds them only where the number is the
 * same: nobody else changes what is there, and parts are only added.
 */
export const MEASUREMENT_TABLE = `
local LEVELS = { 'part', 'minute', 'hour', 'day' }
local function timesKey(level, series) return P .. 'times:' .. level .. ' ' .. series end
local function bodiesKey(level, series) return P .. 'bodies:' .. level .. ' ' .. series end

local function noteOldest(level, series)
  local oldest = call('ZRANGE', timesKey(level, series), 0, 0, 'WITHSCORES')[2]
  if oldest then call('ZADD', P .. 'measured:' .. level, oldest, series)
  else call('ZREM', P .. 'measured:' .. level, series) end
end

local function putMeasurement(level, series, from, id, body)
  call('ZADD', timesKey(level, series), from, from .. ' ' .. id)
  call('HSET', bodiesKey(level, series), from .. ' ' .. id, body)
  noteOldest(level, series)
end

local function removeMeasurement(level, series, name)
  call('ZREM', timesKey(level, series), name)
  call('HDEL', bodiesKey(level, series), name)
end

local function seriesBefore(level, before, limit)
  return call('ZRANGEBYSCORE', P .. 'measured:' .. level, '-inf', '(' .. before, 'LIMIT', 0, limit)
end

local function namesBefore(level, series, before, limit)
  return call('ZRANGEBYSCORE', timesKey(level, series), '-inf', '(' .. before, 'LIMIT', 0, limit)
end
`;
