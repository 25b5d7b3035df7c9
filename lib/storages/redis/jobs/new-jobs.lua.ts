/**
 * Writes new jobs and batches. Needs `JOB_TABLE`. A new job has its fields in ARGV, as `newJobArguments` lists them.
 */
export const NEW_JOBS = `
local NEW_JOB_FIELDS = 17

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
  noteBatch(batch.id)
end

-- Writes the texts of a job. It is not there before it has a state.
local function writeNewJob(at, server, isThere)
  local id, state, runAt, expireAt, batch = ARGV[at], ARGV[at + 7], ARGV[at + 8], ARGV[at + 9], ARGV[at + 10]
  local job = {
    id = id, becomes = state, since = NOW_TEXT, attempt = 0, queue = ARGV[at + 5], priority = ARGV[at + 6],
  }
  local fields = {
    'type', ARGV[at + 1], 'method', ARGV[at + 2], 'args', ARGV[at + 3], 'params', ARGV[at + 4],
    'queue', job.queue, 'priority', ARGV[at + 6], 'history', ARGV[at + 11], 'created', NOW_TEXT, 'since', NOW_TEXT,
  }
  local function put(name, value)
    fields[#fields + 1] = name
    fields[#fields + 1] = value
  end
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
  if server ~= '' then
    job.becomes, job.server, job.attempt = 'Processing', server, 1
    put('server', server)
  end
  put('attempt', job.attempt)
  if isThere then
    job.state = job.becomes
    put('state', job.state)
  end
  if ARGV[at + 12] ~= '' then put('failure', ARGV[at + 12]) end
  if ARGV[at + 13] ~= '' then put('fingerprint', ARGV[at + 13]) end
  if ARGV[at + 14] ~= '' then put('failedAt', ARGV[at + 14]) end
  if ARGV[at + 15] ~= '' then job.counters = cjson.decode(ARGV[at + 15]) end
  call('HSET', jobKey(id), unpack(fields))
  local parents = ARGV[at + 16]
  return job, parents ~= '' and cjson.decode(parents) or nil
end

local function insertNewJob(job)
  insert(job)
  if job.expireAt then noteEnd(job.id) end
  for _, counter in ipairs(job.counters or {}) do count(counter) end
  if job.state == 'Enqueued' then tell('ready', job.queue) end
  if job.state == 'Scheduled' then tellDue(job.runAt or NOW) end
end
`;
