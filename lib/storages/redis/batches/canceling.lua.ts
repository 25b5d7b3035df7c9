/** So many nested batches one script looks at. */
const BATCHES_IN_STEP = 500;

/** So many parked jobs one script makes ready. */
const JOBS_IN_STEP = 100;

/**
 * Cancels what is nested in cancelled batches, and then makes their parked jobs ready, because any server can delete them. Needs
 * `JOB_TABLE`.
 *
 * One step is bounded. What is left to do stands in `canceling` and `unparking`, so whoever calls next goes on, also behind a
 * crash. No nested batch is passed over: a batch that joins a cancelled batch is cancelled from the start.
 */
export const CANCELING = `
local function cancelNested(id, left)
  local step = call('SSCAN', P .. 'nested:' .. id, call('HGET', P .. 'canceling', id), 'COUNT', 100)
  for _, nested in ipairs(step[2]) do
    local state = call('HGET', batchKey(nested), 'state')
    if state and not BATCH_ENDS[state] then cancelBatch(nested, state) end
  end
  if step[1] == '0' then call('HDEL', P .. 'canceling', id)
  else call('HSET', P .. 'canceling', id, step[1]) end
  return left - 1 - #step[2]
end

local function makeReady(id, left)
  local ids = call('SRANDMEMBER', P .. 'parkedOf:' .. id, left)
  for _, jobId in ipairs(ids) do
    local job = findStored(jobId)
    if job and job.place == 'waiting' and job.resource == PARKED then
      replace(job, { place = false, resource = false, deadline = false })
      tell('ready', job.queue)
    else
      -- A place without such a job, which somebody has changed by hand.
      call('SREM', P .. 'parkedOf:' .. id, jobId)
    end
  end
  if call('EXISTS', P .. 'parkedOf:' .. id) == 0 then call('SREM', P .. 'unparking', id) end
  return left - 1 - #ids
end

-- @return whether all is done
local function goOnCanceling()
  local left = ${BATCHES_IN_STEP}
  local id = call('HRANDFIELD', P .. 'canceling')
  while id and left > 0 do
    left = cancelNested(id, left)
    id = call('HRANDFIELD', P .. 'canceling')
  end
  if id then return false end

  left = ${JOBS_IN_STEP}
  id = call('SRANDMEMBER', P .. 'unparking')
  while id and left > 0 do
    left = makeReady(id, left)
    id = call('SRANDMEMBER', P .. 'unparking')
  end
  return not id
end
`;
