/**
 * The changes of the great sorted sets and sets are collected, and made by one command for each set, which takes half of the
 * time: the last change of a member counts. Whoever reads one of these sets behind a change calls `settleSets` first.
 */
export const COLLECTED_SETS = `
local scores, members = {}, {}
local function put(sets, name, member, value)
  local set = sets[name]
  if not set then
    set = {}
    sets[name] = set
  end
  set[member] = value
end
local function zadd(name, score, id) put(scores, name, id, score) end
local function zrem(name, id) put(scores, name, id, false) end
local function sadd(name, id) put(members, name, id, true) end
local function srem(name, id) put(members, name, id, false) end

local function settleSets()
  for name, set in pairs(scores) do
    local added, removed = {}, {}
    for id, score in pairs(set) do
      if score then added[#added + 1] = score added[#added + 1] = id
      else removed[#removed + 1] = id end
    end
    inPieces(added, 2000, function(piece) call('ZADD', P .. name, unpack(piece)) end)
    inPieces(removed, 2000, function(piece) call('ZREM', P .. name, unpack(piece)) end)
  end
  for name, set in pairs(members) do
    local added, removed = {}, {}
    for id, isThere in pairs(set) do
      if isThere then added[#added + 1] = id else removed[#removed + 1] = id end
    end
    inPieces(added, 2000, function(piece) call('SADD', P .. name, unpack(piece)) end)
    inPieces(removed, 2000, function(piece) call('SREM', P .. name, unpack(piece)) end)
  end
  scores, members = {}, {}
end
`;
