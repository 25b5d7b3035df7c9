/**
 * The occurrences of recurring jobs.
 *
 * `occurrences:<id>`: the occurrences by their nominal times. `occurrence:<id>`: hash, the JSON text of each.
 * `outcome:<id>`: hash, by occurrence, what is known of its job, which was removed.
 *
 * An occurrence is called by what may be there once: `at <time>` for a time of the schedule, `failed <time>` for one whose job could
 * not be created, and `job <id>` for a trigger. The field `occurrence` of a job is JSON: the recurring job, and the occurrence.
 *
 * A new occurrence has its fields in ARGV, as `occurrenceArguments` lists them.
 */
export const OCCURRENCE_TABLE = `
local OCCURRENCE_FIELDS = 5

local function putOccurrence(id, name, at, text, jobId)
  local job = jobId and ',"jobId":' .. cjson.encode(jobId) or ''
  call('ZADD', P .. 'occurrences:' .. id, at, name)
  call('HSET', P .. 'occurrence:' .. id, name,
    '{"recordedAt":' .. NOW_TEXT .. job .. ',' .. string.sub(text, 2))
  if not jobId then return end
  if call('EXISTS', P .. 'job:' .. jobId) == 1 then
    call('HSET', P .. 'job:' .. jobId, 'occurrence', cjson.encode({ id, name }))
  end
end

local function removeOccurrences(id, names)
  inPieces(names, 1000, function(piece)
    call('ZREM', P .. 'occurrences:' .. id, unpack(piece))
    call('HDEL', P .. 'occurrence:' .. id, unpack(piece))
    call('HDEL', P .. 'outcome:' .. id, unpack(piece))
  end)
end

-- Whether the time of the occurrence has none yet. The time of a failed one is still free, and a failed one stands beside others.
local function isNewOccurrence(id, at)
  local nominalAt, kind = ARGV[at], ARGV[at + 1]
  return kind == 'failed' or not call('ZSCORE', P .. 'occurrences:' .. id, 'at ' .. nominalAt)
end

-- The failed ones whose place the occurrence takes: of its time, and of those until its last time.
local function failedBehind(id, at)
  local from, kind, to = ARGV[at], ARGV[at + 1], ARGV[at + 2]
  local failed = {}
  for _, name in ipairs(call('ZRANGEBYSCORE', P .. 'occurrences:' .. id, from, kind == 'failed' and from or to)) do
    if string.sub(name, 1, 7) == 'failed ' then failed[#failed + 1] = name end
  end
  return failed
end

-- @return whether it was new
local function recordOccurrence(id, at, jobId)
  local nominalAt, kind, text = ARGV[at], ARGV[at + 1], ARGV[at + 3]
  local isNew = isNewOccurrence(id, at)
  removeOccurrences(id, failedBehind(id, at))
  if isNew then
    putOccurrence(id, (kind == 'failed' and 'failed ' or 'at ') .. nominalAt, nominalAt, text, jobId)
  end
  return isNew
end

local function jobOfOccurrence(text)
  return text and string.match(text, '^{"recordedAt":%d+,"jobId":"([^"]+)"') or nil
end
`;
