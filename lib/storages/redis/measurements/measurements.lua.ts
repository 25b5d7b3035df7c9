import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { MEASUREMENT_TABLE } from './measurement-table.lua.js';

const PIECES = [BASE, MEASUREMENT_TABLE];

/** Adds parts that are not there. Arguments: series, time, id and body of each. Bound: `MEASUREMENTS_IN_SCRIPT`. */
export const ADD_MEASUREMENTS = redisScript(
  'add measurements',
  { pieces: PIECES },
  `
for at = 1, #ARGV, 4 do
  local series, from, id, body = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  if call('HEXISTS', bodiesKey('part', series), from .. ' ' .. id) == 0 then
    putMeasurement('part', series, from, id, body)
  end
end
`,
);

/**
 * Reads measurements that may be folded, the oldest of each series first.
 *
 * Arguments: level, before when they begin, how many, how many bytes, and the series (or '' for all). Bound: these; one measurement
 * may be larger.
 *
 * @returns `folds`, 1 when there may be more, and a list of series, name and body of each in turns
 */
export const READ_FOLDABLE = redisScript(
  'read measurements to fold',
  { pieces: PIECES, reads: true },
  `
local level, before, limit, bytes = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local found, read, hasMore = {}, 0, 0
local all = ARGV[5] ~= '' and { ARGV[5] } or seriesBefore(level, before, limit)
for _, series in ipairs(all) do
  for _, name in ipairs(namesBefore(level, series, before, limit)) do
    if #found / 3 >= limit or read >= bytes then
      hasMore = 1
      break
    end
    local body = call('HGET', bodiesKey(level, series), name) or ''
    read = read + #body
    found[#found + 1] = series
    found[#found + 1] = name
    found[#found + 1] = body
  end
end
if #found / 3 >= limit then hasMore = 1 end
return { call('GET', P .. 'folds') or '0', hasMore, found }
`,
);

/**
 * Arguments: level, and series and time of each place where something is to be folded. @returns `folds`, and the bodies that are
 * there, or nothing for a place without one
 */
export const READ_PLACES = redisScript(
  'read measurements',
  { pieces: PIECES, reads: true },
  `
local found = {}
for at = 2, #ARGV, 2 do
  found[#found + 1] = call('HGET', bodiesKey(ARGV[1], ARGV[at]), ARGV[at + 1] .. ' ')
end
return { call('GET', P .. 'folds') or '0', found }
`,
);

/**
 * Replaces measurements by what they become, unless somebody has folded meanwhile.
 *
 * Arguments: the `folds` that were read, the level of those that go, their number, the level of those that come, series and name of
 * each that goes, and series, time and body of each that comes. Bound: those that were read.
 *
 * @returns 0 when somebody has folded meanwhile
 */
export const REPLACE_MEASUREMENTS = redisScript(
  'fold measurements',
  { pieces: PIECES, runsWhenFull: true },
  `
local FIRST = 5
if (call('GET', P .. 'folds') or '0') ~= ARGV[1] then return 0 end
local from, to = ARGV[2], ARGV[4]
local behind = FIRST + tonumber(ARGV[3]) * 2
local touched = {}
for at = FIRST, behind - 1, 2 do
  removeMeasurement(from, ARGV[at], ARGV[at + 1])
  touched[ARGV[at]] = true
end
for series in pairs(touched) do noteOldest(from, series) end
for at = behind, #ARGV, 3 do putMeasurement(to, ARGV[at], ARGV[at + 1], '', ARGV[at + 2]) end
call('INCR', P .. 'folds')
return 1
`,
);

/**
 * Arguments: the bounds of the times at which measurements begin, and the series. Bound: all that was asked for, because it must be
 * of one moment.
 *
 * @returns series, level, name and body of each
 */
export const READ_MEASUREMENTS = redisScript(
  'read measurements',
  { pieces: PIECES, reads: true },
  `
local found = {}
for at = 3, #ARGV do
  local series = ARGV[at]
  for _, level in ipairs(LEVELS) do
    inPieces(call('ZRANGEBYSCORE', timesKey(level, series), ARGV[1], ARGV[2]), 1000, function(names)
      for index, body in ipairs(call('HMGET', bodiesKey(level, series), unpack(names))) do
        found[#found + 1] = { series, level, names[index], body or '' }
      end
    end)
  end
end
return found
`,
);

/**
 * Removes measurements. Arguments: level, and before when they begin. Bound: 1,000 measurements.
 *
 * @returns 1 when there are more
 */
export const FORGET_MEASUREMENTS = redisScript(
  'forget measurements',
  { pieces: PIECES, runsWhenFull: true },
  `
local LIMIT = 1000
local level, before, left = ARGV[1], ARGV[2], LIMIT
for _, series in ipairs(seriesBefore(level, before, 200)) do
  local names = namesBefore(level, series, before, left)
  for _, name in ipairs(names) do removeMeasurement(level, series, name) end
  noteOldest(level, series)
  left = left - #names
  if left == 0 then break end
end
if left < LIMIT then call('INCR', P .. 'folds') end
return #seriesBefore(level, before, 1)
`,
);
