/**
 * Writes new jobs and batches. Needs `JOB_TABLE`. A new job has its fields in a list, as `newJobArguments`
 * gives them.
 */
export const NEW_JOBS = `
local NEW_JOB_FIELDS = 18

-- A batch that is added to a cancelled batch is cancelled, too.
local function insertBatch(batch)
  local state = isCanceled(batch.batchId) and 'Deleted' or batch.state
  local fields = { 'state', state, 'created', batch.createdAt }
  local function put(name, value)
    if value ~= nil then fields[#fields + 1] = name fields[#fields + 1] = value end
  end
  put('description', batch.description)
  put('batch', batch.batchId)
  if state == 'Started' then put('started', batch.createdAt) end
  if state == 'Deleted' then put('finished', batch.createdAt) end
  call('HSET', batchKey(batch.id), unpack(fields))
  call('ZADD', P .. 'batches', 0, batch.id)
  if batch.batchId then call('SADD', P .. 'nested:' .. batch.batchId, batch.id) end
  if batch.open > 0 then beginWait(batch.id, batch.open) end
  noteBatch(batch.id)
end

-- The first of these ids that a job or a batch has, or that is given twice.
local function firstTaken(ids)
  local seen, keys = {}, {}
  -- Where there are no batches, no id is taken by one.
  local hasBatches = call('EXISTS', P .. 'batches') == 1
  for _, id in ipairs(ids) do
    if seen[id] then return id end
    seen[id] = true
    keys[#keys + 1] = jobKey(id)
    if hasBatches then keys[#keys + 1] = batchKey(id) end
  end
  local isAnyTaken = false
  inPieces(keys, 1000, function(piece) isAnyTaken = isAnyTaken or call('EXISTS', unpack(piece)) > 0 end)
  if not isAnyTaken then return nil end
  for _, id in ipairs(ids) do
    if call('EXISTS', jobKey(id), batchKey(id)) > 0 then return id end
  end
end

local function taken(id) return redis.error_reply('HANGFIRE_DUPLICATE ' .. id .. ' exists') end

-- Writes a job, whose fields begin at a place of a list.
--
-- @return the job, and its links to parents where they are given along with it
local function writeNewJob(list, at)
  local id, state, runAt, expireAt, batch = list[at], list[at + 7], list[at + 8], list[at + 9], list[at + 10]
  local job = {
    id = id, state = state, since = NOW_TEXT, attempt = 0, queue = list[at + 5], priority = list[at + 6],
  }
  local fields = {
    'type', list[at + 1], 'method', list[at + 2], 'args', kept(id, 'args', list[at + 3]),
    'queue', job.queue, 'history', kept(id, 'history', list[at + 11]), 'created', NOW_TEXT, 'since', NOW_TEXT,
  }
  local function put(name, value)
    fields[#fields + 1] = name
    fields[#fields + 1] = value
  end
  if list[at + 4] ~= USUAL.params then put('params', kept(id, 'params', list[at + 4])) end
  if job.priority ~= USUAL.priority then put('priority', job.priority) end
  -- A job without a time is ready since now.
  if runAt == '' and state == 'Enqueued' then runAt = NOW_TEXT end
  if runAt ~= '' then
    job.runAt = runAt
    put('runAt', runAt)
  end
  if expireAt ~= '' then
    job.expireAt = expireAt
    put('expireAt', expireAt)
  end
  if batch ~= '' then
    job.batch = batch
    put('batch', batch)
  end
  put('state', state)
  if list[at + 12] ~= '' then put('failure', kept(id, 'failure', list[at + 12])) end
  if list[at + 13] ~= '' then put('fingerprint', list[at + 13]) end
  if list[at + 14] ~= '' then put('failedAt', list[at + 14]) end
  if list[at + 15] ~= '' then job.counters = cjson.decode(list[at + 15]) end
  call('HSET', jobKey(id), unpack(fields))
  if list[at + 16] ~= '' then beginWait(id, list[at + 16]) end
  local links = list[at + 17]
  return job, links ~= '' and cjson.decode(links) or nil
end

local function insertNewJob(job)
  insert(job)
  if job.expireAt then noteEnd(job.id) end
  for _, counter in ipairs(job.counters or {}) do count(counter) end
  if job.state == 'Enqueued' then tell('ready', job.queue) end
  if job.state == 'Scheduled' then tellDue(job.runAt or NOW) end
end
`;
