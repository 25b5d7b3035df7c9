/**
 * Places in sorted sets, by score and id. A place stays where it is when its job leaves the set, so cursors are places.
 */
export const PLACES = `
-- By bytes, as sorted sets compare: Lua itself compares texts by the locale of the server.
local function isBefore(a, b)
  for at = 1, math.min(#a, #b) do
    local x, y = a:byte(at), b:byte(at)
    if x ~= y then return x < y end
  end
  return #a < #b
end

-- How many members stand before the place, and how many stand before it or at it. Bound: the logarithm of the members.
local function countBefore(set, score, id)
  local low = call('ZCOUNT', set, '-inf', '(' .. score)
  local high = call('ZCOUNT', set, '-inf', score)
  while low < high do
    local middle = math.floor((low + high) / 2)
    local member = call('ZRANGE', set, middle, middle)[1]
    if member == id then return middle, middle + 1 end
    if isBefore(member, id) then low = middle + 1 else high = middle end
  end
  return low, low
end
`;
