/**
 * The holders of resources. A resource is free or held by one run. Needs `JOB_TABLE`.
 *
 * `lock:<resource>`: hash, the job, server and attempt of the holder. `holds:<job>`: the resources that its run holds.
 * `locksOf:<server>`: the resources that its runs hold. `lockingServers`: the servers with such runs.
 */
export const LOCK_TABLE = `
local function holderOf(resource)
  local v = call('HMGET', P .. 'lock:' .. resource, 'job', 'server', 'attempt')
  if not v[1] then return nil end
  return { job = v[1], server = v[2], attempt = tonumber(v[3]) }
end

-- @return the first job of a line. A place without a job, which somebody has removed by hand, is forgotten.
local function firstInLine(resource, queue)
  local key = 'line:' .. lineOf(resource, queue)
  while true do
    local first = call('ZRANGE', P .. key, 0, 0, 'WITHSCORES')
    local id = first[1]
    if not id then
      call('SREM', P .. 'lines:' .. resource, queue)
      return nil
    end
    local job = findStored(id)
    if job and job.place == 'waiting' and job.resource == resource then return job, tonumber(first[2]) end
    call('ZREM', P .. key, id)
  end
end

-- Whether a woken job of the same line comes before.
local function isBehindWoken(job, priority)
  local woken = call('ZRANGE', P .. 'woken:' .. lineOf(job.resource, job.queue), 0, 0, 'WITHSCORES')
  if not woken[1] then return false end
  local wokenPriority = tonumber(woken[2])
  return wokenPriority < priority or (wokenPriority == priority and woken[1] < job.id)
end

-- Makes the next job of each queue ready, unless the resource is held: perhaps no server serves the queue of the first.
-- Bound: the queues with jobs that wait for the resource.
local function wakeNext(resource)
  if call('EXISTS', P .. 'lock:' .. resource) == 1 then return end
  for _, queue in ipairs(call('SMEMBERS', P .. 'lines:' .. resource)) do
    local job, priority = firstInLine(resource, queue)
    if job and not isBehindWoken(job, priority) then
      replace(job, { place = 'woken' })
      tell('ready', queue)
    end
  end
end

-- @return whether the run holds the lock now, also when it held the lock before
local function takeLock(resource, job, server, attempt)
  local holder = holderOf(resource)
  if holder then
    return holder.job == job.id and holder.server == server and holder.attempt == attempt
  end
  local wasWoken = job.place == 'woken' and job.resource == resource
  local hasLine = call('EXISTS', P .. 'lines:' .. resource, P .. 'wokens:' .. resource) > 0
  if not wasWoken and hasLine then return false end
  call('HSET', P .. 'lock:' .. resource, 'job', job.id, 'server', server, 'attempt', attempt)
  call('SADD', P .. 'holds:' .. job.id, resource)
  call('SADD', P .. 'locksOf:' .. server, resource)
  call('SADD', P .. 'lockingServers', server)
  return true
end

local function freeLock(resource, isHeldBy)
  local holder = holderOf(resource)
  if not holder or not isHeldBy(holder) then return end
  call('DEL', P .. 'lock:' .. resource)
  call('SREM', P .. 'holds:' .. holder.job, resource)
  call('SREM', P .. 'locksOf:' .. holder.server, resource)
  if call('EXISTS', P .. 'locksOf:' .. holder.server) == 0 then
    call('SREM', P .. 'lockingServers', holder.server)
  end
  wakeNext(resource)
end

-- All locks of one run.
local function freeLocksOfRun(id, server, attempt)
  for _, resource in ipairs(call('SMEMBERS', P .. 'holds:' .. id)) do
    freeLock(resource, function(holder)
      return holder.job == id and holder.server == server and holder.attempt == attempt
    end)
  end
end
`;
