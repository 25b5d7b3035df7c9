import { MAX_HISTORY_CHARS } from './history-length.js';

/**
 * Ends runs of jobs that wait for nothing else, which is what most transitions do. What `TRANSITIONS` does for them takes
 * half as long again, because it can move any job.
 *
 * The changes of sets are collected: `noteEndedRuns` makes them.
 *
 * Needs `TIME`, `AMOUNTS`, `COUNTERS`, `LONG_TEXTS`, and `rarely` with the tables of jobs.
 */
export const ENDED_RUNS = `
local RUN_FIELDS = { 'state', 'attempt', 'server', 'queue', 'history', 'expireAt', 'place', 'batch' }
local longHistories = {}

-- Whether the transition asks for nothing but the end of a run.
local function isPlain(row)
  local from, to = row[2], row[7]
  return row[3] ~= '' and row[4] ~= '' and row[5] == '0' and (from == '' or from == 'Processing')
    and to ~= 'Enqueued' and to ~= 'Scheduled' and to ~= 'Processing' and row[8] ~= ''
    and row[6] == '' and row[10] == '' and row[11] == '' and row[12] == '' and row[15] == '' and row[17] == ''
end

local ended, entered, expiring, openKeys = {}, {}, {}, {}
local endedIn, endedOn, hasEnded = {}, {}, {}
local function append(lists, name, first, second)
  local list = lists[name]
  if not list then
    list = {}
    lists[name] = list
  end
  list[#list + 1] = first
  list[#list + 1] = second
end

-- Most transitions have the same counters.
local countersByText = {}
local function countAllOf(text)
  local names = countersByText[text]
  if not names then
    names = cjson.decode(text)
    countersByText[text] = names
  end
  for _, name in ipairs(names) do count(name) end
end

-- @return whether it has ended the run; if not, nothing is changed
local function endRun(row)
  if not isPlain(row) then return false end
  local id, to, added, expireAt, server = row[1], row[7], row[8], row[9], row[4]
  local key = P .. 'job:' .. id
  local v = call('HMGET', key, unpack(RUN_FIELDS))
  if v[1] ~= 'Processing' or v[2] ~= row[3] or v[3] ~= server or v[6] or v[7] then return false end

  local history = v[5] and textOf(id, 'history', v[5]) or ''
  if history ~= '' then added = history .. ',' .. added end
  if #added > ${MAX_HISTORY_CHARS} then longHistories[#longHistories + 1] = id end
  added = kept(id, 'history', added)
  call('HDEL', key, 'server', 'runAt')
  if expireAt == '' then
    call('HSET', key, 'state', to, 'since', NOW_TEXT, 'history', added)
  else
    call('HSET', key, 'state', to, 'since', NOW_TEXT, 'history', added, 'expireAt', expireAt)
    expiring[#expiring + 1] = expireAt
    expiring[#expiring + 1] = id
    openKeys[#openKeys + 1] = P .. 'open:' .. id
  end
  ended[#ended + 1], hasEnded[id] = id, true
  append(entered, to, NOW_TEXT, id)
  append(endedOn, server, id)
  endedIn[v[4]] = (endedIn[v[4]] or 0) + 1
  if row[13] ~= '' then countAllOf(row[13]) end
  if v[8] then
    anyJobs().moveInBatch(v[8], 'processing', anyJobs().batchPlaceOf({ state = to, expireAt = expireAt ~= '' }))
  end
  if row[14] ~= '' then anyJobs().freeLockOf(row, 1) end
  return true
end

-- Most ended jobs have no continuations, so one command asks for all of them.
local function noteEnds()
  if #openKeys == 0 or call('EXISTS', unpack(openKeys)) == 0 then return end
  for n = 2, #expiring, 2 do anyJobs().noteEnd(expiring[n]) end
end

local function noteEndedRuns()
  if #ended == 0 then return end
  call('ZREM', P .. 'state:Processing', unpack(ended))
  addAmount('tally', 'Processing', -#ended)
  for state, members in pairs(entered) do
    call('ZADD', P .. 'state:' .. state, unpack(members))
    addAmount('tally', state, #members / 2)
  end
  if #expiring > 0 then call('ZADD', P .. 'expiring', unpack(expiring)) end
  for server, ids in pairs(endedOn) do
    local key = P .. 'leased:' .. server
    call('SREM', key, unpack(ids))
    if call('EXISTS', key) == 0 then call('SREM', P .. 'leasing', server) end
  end
  for queue, amount in pairs(endedIn) do addAmount('running', queue, -amount) end
  noteEnds()
  ended, entered, expiring, openKeys = {}, {}, {}, {}
  endedIn, endedOn = {}, {}
end
`;
