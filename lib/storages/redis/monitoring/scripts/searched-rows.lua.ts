import { LONG_TEXTS } from '../../jobs/long-texts.lua.js';

/**
 * Reads some fields of jobs. Needs the names of the fields in `FIELDS`.
 *
 * A row has the state, when the job expires, the fields, and the id.
 */
export const SEARCHED_ROWS = `${LONG_TEXTS}
-- Texts are up to a megabyte long: a script stops when it has read so many bytes.
local MAX_BYTES = 500000
local bytesRead = 0

local READ = { 'state', 'expireAt', unpack(FIELDS) }
local PLACES = textPlaces(READ)

-- @return nil for a job that is gone or has expired
local function rowOf(id)
  local row = call('HMGET', P .. 'job:' .. id, unpack(READ))
  if not row[1] or (tonumber(row[2]) or NOW + 1) <= NOW then return nil end
  completeTexts(id, row, READ, PLACES)
  for _, at in ipairs(PLACES) do
    if row[at] then bytesRead = bytesRead + #row[at] end
  end
  row[#row + 1] = id
  return row
end
`;
