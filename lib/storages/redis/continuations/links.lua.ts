/**
 * The links of continuations. A link is open until a release has closed it.
 *
 * `parents:<child>`: hash, from parent and condition to the outcome of the link, which is empty while the link is open.
 * `children:<parent>`, `open:<parent>`: all links and the open links of a parent, as child and condition, by the child's id.
 * `wait:<child>`: hash, the number of open links, and the first link whose condition was not met.
 * `dueParents`: the parents that a release must look at, by the time since when.
 *
 * Texts of two parts have one blank between: ids and conditions have none.
 */
export const LINKS = `
local function noteEnd(parentId)
  if call('EXISTS', P .. 'open:' .. parentId) == 0 then return end
  call('ZADD', P .. 'dueParents', 'NX', NOW, parentId)
  hint('continuations')
end

local MET = { succeeded = 'Succeeded', deleted = 'Deleted', completed = 'Completed' }
local function isUnmet(condition, outcome)
  if outcome == '' then return false end
  if condition == 'finished' then return false end
  if condition == 'started' then return outcome == 'Deleted' end
  return MET[condition] ~= outcome
end

local function noteUnmet(childId, parentId, condition, outcome)
  if not isUnmet(condition, outcome) then return end
  call('HSETNX', P .. 'wait:' .. childId, 'unmet', parentId .. ' ' .. condition .. ' ' .. outcome)
end

-- Links that are there stay as they are.
local function addLinks(childId, parents)
  for _, link in ipairs(parents) do
    local parentId, condition, outcome = link.parentId, link.condition, link.outcome or ''
    if call('HSETNX', P .. 'parents:' .. childId, parentId .. ' ' .. condition, outcome) == 1 then
      local end_ = childId .. ' ' .. condition
      call('ZADD', P .. 'children:' .. parentId, 0, end_)
      if outcome == '' then
        call('ZADD', P .. 'open:' .. parentId, 0, end_)
        call('HINCRBY', P .. 'wait:' .. childId, 'open', 1)
        noteEnd(parentId)
      end
      noteUnmet(childId, parentId, condition, outcome)
    end
  end
end

local function closeLink(parentId, childId, condition, outcome)
  local end_ = childId .. ' ' .. condition
  -- The child and its links may have been removed in the meantime.
  if call('ZREM', P .. 'open:' .. parentId, end_) == 0 then return end
  call('HSET', P .. 'parents:' .. childId, parentId .. ' ' .. condition, outcome)
  call('HINCRBY', P .. 'wait:' .. childId, 'open', -1)
  noteUnmet(childId, parentId, condition, outcome)
end

-- Bound: the number of its parents.
local function forgetLinks(childId)
  for _, link in ipairs(call('HKEYS', P .. 'parents:' .. childId)) do
    local parentId, condition = link:match('^(%S+) (%S+)$')
    if parentId then
      local end_ = childId .. ' ' .. condition
      call('ZREM', P .. 'children:' .. parentId, end_)
      call('ZREM', P .. 'open:' .. parentId, end_)
    end
  end
  call('DEL', P .. 'parents:' .. childId, P .. 'wait:' .. childId)
end
`;
