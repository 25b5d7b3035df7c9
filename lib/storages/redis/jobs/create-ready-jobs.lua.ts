import { redisScript } from '../scripts/redis-script.js';
import { READY_JOB_FIELDS } from './job-arguments.js';
import { LONG_TEXTS } from './long-texts.lua.js';

/**
 * Stores all of these jobs or none: jobs that are ready at once and have neither batch nor parents, counters or failure. Most
 * creations are of this kind. What `CREATE_JOBS` does for them takes half of the time here, because the functions of all tables
 * need not be made, and most fields of the jobs are the same.
 *
 * Arguments: the server that claims them (or ''), and the jobs as rows (`rowsOf`, `readyJobArguments`). Refuses with
 * HANGFIRE_DUPLICATE what exists. Bound: `JOBS_IN_SCRIPT`.
 */
export const CREATE_READY_JOBS = redisScript(
  'create jobs',
  { pieces: [`local call, P = redis.call, KEYS[1]`, LONG_TEXTS] },
  `
local server, own = ARGV[1], tonumber(ARGV[2])
local common = 2 + own
local FROM = common + ${READY_JOB_FIELDS} + 1
local time = call('TIME')
local NOW_TEXT = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
local isClaimed = server ~= ''
local state = isClaimed and 'Processing' or 'Enqueued'

local keys, seen, isTwice = {}, {}, false
for at = FROM, #ARGV, own do
  local id = ARGV[at]
  isTwice = isTwice or seen[id]
  seen[id] = true
  keys[#keys + 1] = P .. 'job:' .. id
  keys[#keys + 1] = P .. 'batch:' .. id
end
if isTwice or call('EXISTS', unpack(keys)) > 0 then
  return redis.error_reply('HANGFIRE_DUPLICATE One of these jobs exists, or is given twice')
end

-- The names and values of the fields. The values that differ are put into their places for each job.
local fields = {
  'type', ARGV[common + 2], 'method', ARGV[common + 3], 'args', ARGV[common + 4], 'params', ARGV[common + 5],
  'queue', ARGV[common + 6], 'priority', ARGV[common + 7], 'history', ARGV[common + 8],
  'runAt', ARGV[common + 9], 'created', NOW_TEXT, 'since', NOW_TEXT, 'state', state, 'attempt', isClaimed and 1 or 0,
}
if isClaimed then
  fields[#fields + 1] = 'server'
  fields[#fields + 1] = server
end
local QUEUE, PRIORITY, RUN_AT = 10, 12, 16
local places, texts = {}, {}
for n = 2, own do places[n - 1] = 2 * (tonumber(ARGV[2 + n]) - 1) end
for at = 1, #fields, 2 do
  if IS_TEXT[fields[at]] then texts[#texts + 1] = at + 1 end
end

local all, ready, count = {}, {}, 0
for at = FROM, #ARGV, own do
  local id = ARGV[at]
  for n = 1, own - 1 do fields[places[n]] = ARGV[at + n] end
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
  local list = ready[queue]
  if not list then
    list = {}
    ready[queue] = list
  end
  list[#list + 1] = isClaimed and NOW_TEXT or fields[PRIORITY]
  list[#list + 1] = id
end

call('ZADD', P .. 'all', unpack(all))
call('HINCRBY', P .. 'tally', state, count)
local names = {}
for queue, list in pairs(ready) do
  if isClaimed then
    local ids = {}
    for n = 2, #list, 2 do ids[#ids + 1] = list[n] end
    call('ZADD', P .. 'state:Processing', unpack(list))
    call('SADD', P .. 'leased:' .. server, unpack(ids))
    call('SADD', P .. 'leasing', server)
    call('HINCRBY', P .. 'running', queue, #ids)
  else
    call('ZADD', P .. 'ready:' .. queue, unpack(list))
    call('SADD', P .. 'readyQueues', queue)
    names[#names + 1] = queue
  end
end
if #names > 0 then call(PUBLISH, P .. 'events', cjson.encode({ ready = names })) end
`,
);
