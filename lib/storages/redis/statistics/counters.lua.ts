/**
 * Counts by the hour what a script does. Needs `TIME`. A script that has counted ends with `countAll()`.
 *
 * `counter:<name>`: hash, by the hour, how often. `counters`: the names.
 */
export const COUNTERS = `
local HOUR_MS = 3600000

local counted = {}
local function count(name) counted[name] = (counted[name] or 0) + 1 end

local function countAll()
  local hour = NOW - NOW % HOUR_MS
  for name, amount in pairs(counted) do
    local value = call('HINCRBY', P .. 'counter:' .. name, hour, amount)
    if value == amount then call('SADD', P .. 'counters', name) end
  end
end
`;
