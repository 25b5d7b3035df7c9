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

-- Makes the next job of each queue ready, unless the resource is held: perhaps no server serves the queue of the first.
-- Bound: the queues with jobs that wait for the resource.
local function wakeNext(resource)
  if call('EXISTS', P .. 'lock:' .. resource) == 1 then return end
  for _, queue in ipairs(call('SMEMBERS', P .. 'lines:' .. resource)) do
    local line = lineOf(resource, queue)
    local first = call('ZRANGE', P .. 'line:' .. line, 0, 0, 'WITHSCORES')
    local woken = call('ZRANGE', P .. 'woken:' .. line, 0, 0, 'WITHSCORES')
    local priority, wokenPriority = tonumber(first[2]), tonumber(woken[2])
    if not woken[1] or priority < wokenPriority or (priority == wokenPriority and first[1] < woken[1]) then
      local job = findStored(first[1])
      if job then
        replace(job, { place = 'woken' })
        tell('ready', queue)
      end
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
