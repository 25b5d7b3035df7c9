import { BATCH_TABLE } from '../batches/batch-table.lua.js';
import { JOB_ROWS } from '../jobs/job-rows.lua.js';
import { JOB_TABLE } from '../jobs/job-table.lua.js';
import { TRANSITIONS } from '../jobs/transitions.lua.js';
import { LOCK_TABLE } from '../locks/lock-table.lua.js';
import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { LINKS } from './links.lua.js';

/** How many due parents one release looks at. */
const MAX_PARENTS = 200;

/** After so long a release looks again at a parent that may still appear. */
const APPEARANCE_MS = 100;

/**
 * Takes open links whose parents have ended, and puts these parents off, so that other releases pass over them for a while. The
 * links stay open. Parents that have no such links are not due any more: they are noted again when they end.
 *
 * Arguments: how many links, and for how long in milliseconds. Bound: `LINKS_IN_RELEASE` and `MAX_PARENTS`.
 *
 * @returns whether any parent was due (1), whether some were not looked at (1), until when the parents are put off, their ids, and
 * for each child its id, the row of the job that waits no longer (`JOB_ROWS`) or 0, the link that is not met or '', and parent,
 * condition and outcome of each of the links
 */
export const TAKE_LINKS = redisScript(
  'take links for a release',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, JOB_ROWS], runsWhenFull: true },
  `
local limit, untilMs = tonumber(ARGV[1]), NOW + tonumber(ARGV[2])
local children, linksOf, taken, parents = {}, {}, 0, {}

local function take(parentId, outcome, ends)
  for _, end_ in ipairs(ends) do
    local childId, condition = end_:match('^(%S+) (.+)$')
    if childId then
      if not linksOf[childId] then
        linksOf[childId] = {}
        children[#children + 1] = childId
      end
      table.insert(linksOf[childId], { parentId, condition, outcome })
      taken = taken + 1
    else
      call('ZREM', P .. 'open:' .. parentId, end_)
    end
  end
end

-- The job of the child, where it waits no longer once these links are closed.
local function judge(childId, links)
  local open, unmet = waitOf(childId)
  for _, link in ipairs(links) do unmet = unmet or unmetText(unpack(link)) end
  if not unmet and open > #links then return 0, '' end
  if not hasRoom() then return 0, '' end
  local job, rowOf = findWithRow(childId)
  return job and job.state == 'Awaiting' and rowOf() or 0, unmet or ''
end

local due = call('ZRANGEBYSCORE', P .. 'dueParents', '-inf', NOW, 'LIMIT', 0, ${MAX_PARENTS + 1})
local hasOthers = 0
for n, parentId in ipairs(due) do
  if taken >= limit or n > ${MAX_PARENTS} then
    hasOthers = 1
    break
  end
  local outcome, mayAppear = outcomeOf(parentId)
  local ends = decidedLinks(parentId, outcome, limit - taken)
  if mayAppear then
    call('ZADD', P .. 'dueParents', NOW + ${APPEARANCE_MS}, parentId)
  elseif #ends == 0 then
    call('ZREM', P .. 'dueParents', parentId)
  else
    take(parentId, outcome, ends)
    parents[#parents + 1] = parentId
    call('ZADD', P .. 'dueParents', untilMs, parentId)
  end
end

local answer = {}
for _, childId in ipairs(children) do
  local links = linksOf[childId]
  local row, unmet = judge(childId, links)
  answer[#answer + 1] = { childId, row, unmet, links }
end
return { #due > 0 and 1 or 0, hasOthers, untilMs, parents, answer }
`,
);

/**
 * Applies what a release has decided, and closes the links of these children. Links stay open where they would end the waiting of a
 * job that nobody has decided about: other links of the job were closed meanwhile, or it was moved and waits again.
 * Their parents stay due.
 *
 * Arguments: the number of transitions, their fields (`transitionArguments`), and for each child its id, whether it was decided about
 * ('1'), how many links, and parent, condition and outcome of each. Bound: `TRANSITIONS_IN_SCRIPT`, `LINKS_IN_RELEASE`.
 * A child and its links are settled in one script; a crash before it leaves both as they were.
 *
 * @returns in a list how many links were closed, and the ids of jobs whose history has become too long
 */
export const SETTLE_RELEASE = redisScript(
  'settle a release',
  { pieces: [BASE, LINKS, BATCH_TABLE, JOB_TABLE, LOCK_TABLE, TRANSITIONS], runsWhenFull: true },
  `
local behind = 2 + ARGV[1] * TRANSITION_FIELDS
local waitsAgain, closed = {}, 0

for at = 2, behind - 1, TRANSITION_FIELDS do
  local job = find(ARGV[at])
  if job and job.state == 'Awaiting' and not isAsRead(job, ARGV, at) then waitsAgain[job.id] = true
  else applyTransition(ARGV, at) end
end

local function openLinksAt(at, count, childId)
  local links, unmet = {}, nil
  for link = at, at + 3 * (count - 1), 3 do
    local parentId, condition, outcome = ARGV[link], ARGV[link + 1], ARGV[link + 2]
    if isOpen(parentId, childId, condition) then
      links[#links + 1] = { parentId, condition, outcome }
      unmet = unmet or unmetText(parentId, condition, outcome)
    end
  end
  return links, unmet
end

local function isAwaitingJob(id)
  local job = find(id)
  return job ~= nil and job.state == 'Awaiting'
end

local function goOnWithBatch(id)
  if call('HGET', batchKey(id), 'state') ~= 'Awaiting' then return end
  local open, unmet = waitOf(id)
  if unmet then
    cancelBatch(id, 'Awaiting')
  elseif open <= 0 then
    replaceBatch(id, 'Awaiting', { state = 'Started', started = NOW_TEXT })
    -- All jobs of the batch may have ended while it waited.
    noteBatch(id)
  end
end

local function settle(childId, isDecided, links, unmet)
  local open, earlier = waitOf(childId)
  local isOver = unmet or earlier or open <= #links
  if isOver and not isDecided and isAwaitingJob(childId) then return end
  for _, link in ipairs(links) do closeLink(link[1], childId, link[2], link[3]) end
  closed = closed + #links
  goOnWithBatch(childId)
end

local at = behind
while at < #ARGV do
  local childId, isDecided, count = ARGV[at], ARGV[at + 1] == '1', tonumber(ARGV[at + 2])
  local links, unmet = openLinksAt(at + 3, count, childId)
  settle(childId, isDecided and not waitsAgain[childId], links, unmet)
  at = at + 3 + 3 * count
end
finish()
return { { closed }, longHistories }
`,
);

/**
 * Ends the look at parents. A parent without links to close is forgotten; others stay due, behind all that are due already.
 *
 * Arguments: until when the parents are put off, and the parents. Bound: `MAX_PARENTS`. Where this does not happen, other
 * releases look at the parents after that time.
 *
 * @returns how many of the parents are still due
 */
export const LET_GO_OF_PARENTS = redisScript(
  'end the look at parents',
  { pieces: [BASE, LINKS], runsWhenFull: true },
  `
local untilMs, stillDue = tonumber(ARGV[1]), 0
for n = 2, #ARGV do
  local parentId = ARGV[n]
  -- Another release may have taken the parent since.
  if tonumber(call('ZSCORE', P .. 'dueParents', parentId) or 0) == untilMs then
    local outcome, mayAppear = outcomeOf(parentId)
    if mayAppear or #decidedLinks(parentId, outcome, 1) > 0 then
      call('ZADD', P .. 'dueParents', NOW, parentId)
      stillDue = stillDue + 1
    else
      call('ZREM', P .. 'dueParents', parentId)
    end
  end
end
return stillDue
`,
);
