/** How many links one script forgets. */
export const LINKS_TO_FORGET = 1_000;

/**
 * The links of continuations. A link is open until a release has closed it.
 *
 * `parents:<child>`: hash, from parent and condition to the outcome of the link, which is empty while the link is open.
 * `children:<parent>`: all links of a parent, as child and condition, by the child's id.
 * `open:<parent>`: the open links among them, first those that wait for the start of a batch.
 * `wait:<child>`: hash, the number of open links, and the first link whose condition was not met.
 * `unlinking`: children that are gone, whose links are too many for the script that removed them (`FORGET_LINKS`).
 * `dueParents`: the parents that a release must look at, by the time from which it may. A release that looks at a parent
 * puts the time off, so that other releases pass over the parent for a while.
 *
 * Texts of several parts have one blank between: ids and conditions have none.
 */
export const LINKS = `
local FOR_START, FOR_END = 0, 1

-- The state by which a parent decides about links; nil where the parent has not ended. 'Started' decides only about links with
-- that condition. An expired job has its outcome until it is removed. A parent that is gone counts as Deleted, but while the
-- jobs of a creation appear, a parent that is not there may be one of them.
--
-- @return the state, and whether the parent may still appear
local function outcomeOf(parentId)
  local job = call('HMGET', P .. 'job:' .. parentId, 'state', 'expireAt')
  if job[1] then return job[2] and job[1] or nil end
  local state = call('HGET', P .. 'batch:' .. parentId, 'state')
  if state then return state ~= 'Awaiting' and state or nil end
  if call('EXISTS', P .. 'committed') == 1 then return nil, true end
  return 'Deleted'
end

local function isDecidedBy(outcome, condition)
  return outcome ~= nil and (outcome ~= 'Started' or condition == 'started')
end

-- The first open links about which the outcome decides.
local function decidedLinks(parentId, outcome, limit)
  if not outcome then return {} end
  local last = outcome == 'Started' and FOR_START or FOR_END
  return call('ZRANGEBYSCORE', P .. 'open:' .. parentId, FOR_START, last, 'LIMIT', 0, limit)
end

-- Parents that have ended. Most have no links, so one command asks for all of them.
local endedKeys, endedIds = {}, {}
local function noteEnd(parentId)
  endedKeys[#endedKeys + 1] = P .. 'open:' .. parentId
  endedIds[#endedIds + 1] = parentId
end

local function noteEnds()
  local hasLinks = false
  inPieces(endedKeys, 1000, function(piece) hasLinks = hasLinks or call('EXISTS', unpack(piece)) > 0 end)
  if not hasLinks then return end
  for index, key in ipairs(endedKeys) do
    if call('EXISTS', key) == 1 then
      call('ZADD', P .. 'dueParents', 'NX', NOW, endedIds[index])
      hint('continuations')
    end
  end
end
atVeryEnd[#atVeryEnd + 1] = noteEnds

local MET = { succeeded = 'Succeeded', deleted = 'Deleted', completed = 'Completed' }
local function isUnmet(condition, outcome)
  if outcome == '' then return false end
  if condition == 'finished' then return false end
  if condition == 'started' then return outcome == 'Deleted' end
  return MET[condition] ~= outcome
end

local function unmetText(parentId, condition, outcome)
  return isUnmet(condition, outcome) and parentId .. ' ' .. condition .. ' ' .. outcome or nil
end

local function noteUnmet(childId, unmet)
  if unmet then call('HSETNX', P .. 'wait:' .. childId, 'unmet', unmet) end
end

-- @return the number of open links, and the link whose condition was not met
local function waitOf(childId)
  local wait = call('HMGET', P .. 'wait:' .. childId, 'open', 'unmet')
  return tonumber(wait[1] or 0), wait[2] or nil
end

-- The child is new, and its links are added behind that, perhaps by other scripts: it waits for all of them from the start.
--
-- @param open how many of its links are open
local function beginWait(childId, open)
  call('HSET', P .. 'wait:' .. childId, 'open', open)
  hint('continuations')
end

local function addLink(childId, link)
  local parentId, condition, outcome = link.parentId, link.condition, link.outcome or ''
  local end_ = childId .. ' ' .. condition
  call('HSET', P .. 'parents:' .. childId, parentId .. ' ' .. condition, outcome)
  call('ZADD', P .. 'children:' .. parentId, 0, end_)
  if outcome == '' then
    call('ZADD', P .. 'open:' .. parentId, condition == 'started' and FOR_START or FOR_END, end_)
    -- A parent that has not ended yet is noted when it ends.
    local known, mayAppear = outcomeOf(parentId)
    if mayAppear or isDecidedBy(known, condition) then noteEnd(parentId) end
  end
  noteUnmet(childId, unmetText(parentId, condition, outcome))
end

-- No link is given twice. Bound: the number of the links.
local function addLinks(childId, links)
  for _, link in ipairs(links) do addLink(childId, link) end
end

local function isOpen(parentId, childId, condition)
  return call('ZSCORE', P .. 'open:' .. parentId, childId .. ' ' .. condition) ~= false
end

-- The link is open.
local function closeLink(parentId, childId, condition, outcome)
  call('ZREM', P .. 'open:' .. parentId, childId .. ' ' .. condition)
  call('HSET', P .. 'parents:' .. childId, parentId .. ' ' .. condition, outcome)
  call('HINCRBY', P .. 'wait:' .. childId, 'open', -1)
  noteUnmet(childId, unmetText(parentId, condition, outcome))
end

local function forgetLinksOf(childId, links)
  for _, link in ipairs(links) do
    local parentId, condition = link:match('^(%S+) (.+)$')
    if parentId then
      local end_ = childId .. ' ' .. condition
      call('ZREM', P .. 'children:' .. parentId, end_)
      call('ZREM', P .. 'open:' .. parentId, end_)
    end
  end
end

-- So many links one script forgets.
local linksToForget = ${LINKS_TO_FORGET}

-- The child is gone.
local function forgetLinks(childId)
  local key = P .. 'parents:' .. childId
  local count = call('HLEN', key)
  if count == 0 then return end
  if count > linksToForget then
    call('SADD', P .. 'unlinking', childId)
    return
  end
  linksToForget = linksToForget - count
  forgetLinksOf(childId, call('HKEYS', key))
  call('DEL', key, P .. 'wait:' .. childId)
end
`;
