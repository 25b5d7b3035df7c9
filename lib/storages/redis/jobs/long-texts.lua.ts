/**
 * The texts of a job that may be long. A short text is a field of the job's hash, and a long one has a key of its own:
 * `args:<id>`, `params:<id>`, `history:<id>`, `failure:<id>`. An empty field says so.
 *
 * One long value would make Redis keep the whole hash as a table, in three times the memory.
 */
export const LONG_TEXTS = `
local TEXTS = { 'args', 'params', 'history', 'failure' }
local IS_TEXT = { args = true, params = true, history = true, failure = true }
-- The default of hash-max-listpack-value.
local MAX_FIELD_BYTES = 64
local function textKey(field, id) return P .. field .. ':' .. id end

-- A text that was long and is short now leaves its key behind, until the job is removed.
--
-- @return what stands in the hash
local function kept(id, field, text)
  if #text <= MAX_FIELD_BYTES then return text end
  call('SET', textKey(field, id), text)
  return ''
end

-- @param value what stands in the hash
local function textOf(id, field, value)
  if value ~= '' then return value end
  return call('GET', textKey(field, id)) or ''
end

local function textSize(id, field)
  local size = call('HSTRLEN', P .. 'job:' .. id, field)
  return size > 0 and size or call('STRLEN', textKey(field, id))
end

-- @return where the texts stand among these fields
local function textPlaces(fields)
  local places = {}
  for at, field in ipairs(fields) do
    if IS_TEXT[field] then places[#places + 1] = at end
  end
  return places
end

-- @param values of these fields; the texts are put into their places
local function completeTexts(id, values, fields, places)
  for _, at in ipairs(places) do values[at] = textOf(id, fields[at], values[at]) end
end
`;
