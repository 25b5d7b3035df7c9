import { READY_JOB_FIELDS } from './job-arguments.js';
import { LONG_TEXTS } from './long-texts.lua.js';
import { USUAL_VALUES } from './usual-values.lua.js';

/**
 * Stores jobs that are ready at once and have neither batch nor parents, counters or failure. Most jobs are of this kind. What
 * `NEW_JOBS` does for them takes half of the time here, because most of their fields are the same.
 *
 * Needs `call`, `P` and `NOW_TEXT`.
 */
export const READY_JOBS = `${LONG_TEXTS}${USUAL_VALUES}
local READY_JOB_FIELDS = ${READY_JOB_FIELDS}
local READY_JOB_NAMES = { 'type', 'method', 'args', 'params', 'queue', 'priority', 'history', 'runAt' }

-- The ids of these jobs must be free. The fields that differ stand in a list from there to its end.
--
-- @param heads a list in which their head begins there (rowsOf)
-- @param server claims the jobs ('' for nobody)
-- @return the queues in which there are new jobs, in a list
local function storeReadyJobs(heads, headFrom, list, from, server)
  local own = tonumber(heads[headFrom])
  local common = headFrom + own
  local isClaimed = server ~= ''
  local state = isClaimed and 'Processing' or 'Enqueued'

  -- The names and values of the fields, and where the value of each stands. The values that differ are put into their places for
  -- each job.
  local fields, valueAt, ownAt = {}, {}, {}
  for n = 1, own do ownAt[tonumber(heads[headFrom + n])] = n end
  local function put(name, value)
    fields[#fields + 1] = name
    fields[#fields + 1] = value
    valueAt[name] = #fields
  end
  local places, texts = {}, {}
  for n, name in ipairs(READY_JOB_NAMES) do
    local isOwn, value = ownAt[n + 1] ~= nil, heads[common + n + 1]
    if isOwn or value ~= USUAL[name] then put(name, value) end
    if isOwn then places[ownAt[n + 1] - 1] = #fields end
    if IS_TEXT[name] and valueAt[name] then texts[#texts + 1] = #fields end
  end
  put('created', NOW_TEXT)
  put('since', NOW_TEXT)
  put('state', state)
  if isClaimed then
    put('attempt', 1)
    put('server', server)
  end
  local QUEUE, PRIORITY, RUN_AT = valueAt.queue, valueAt.priority, valueAt.runAt

  local all, ready, count = {}, {}, 0
  for at = from, #list, own do
    local id = list[at]
    for n = 1, own - 1 do fields[places[n]] = list[at + n] end
    -- A job without a time is ready since now.
    if fields[RUN_AT] == '' then fields[RUN_AT] = NOW_TEXT end
    local long = nil
    for _, place in ipairs(texts) do
      local text = fields[place]
      if #text > MAX_FIELD_BYTES then
        long = long or {}
        long[place] = text
        fields[place] = kept(id, fields[place - 1], text)
      end
    end
    call('HSET', P .. 'job:' .. id, unpack(fields))
    if long then
      for place, text in pairs(long) do fields[place] = text end
    end
    count = count + 1
    all[2 * count - 1], all[2 * count] = 0, id
    local queue = fields[QUEUE]
    local members = ready[queue]
    if not members then
      members = {}
      ready[queue] = members
    end
    members[#members + 1] = isClaimed and NOW_TEXT or fields[PRIORITY] or USUAL.priority
    members[#members + 1] = id
  end

  call('ZADD', P .. 'all', unpack(all))
  call('HINCRBY', P .. 'tally', state, count)
  local queues = {}
  for queue, members in pairs(ready) do
    if isClaimed then
      local ids = {}
      for n = 2, #members, 2 do ids[#ids + 1] = members[n] end
      call('ZADD', P .. 'state:Processing', unpack(members))
      call('SADD', P .. 'leased:' .. server, unpack(ids))
      call('SADD', P .. 'leasing', server)
      call('HINCRBY', P .. 'running', queue, #ids)
    else
      call('ZADD', P .. 'ready:' .. queue, unpack(members))
      call('SADD', P .. 'readyQueues', queue)
      queues[#queues + 1] = queue
    end
  end
  return queues
end
`;
