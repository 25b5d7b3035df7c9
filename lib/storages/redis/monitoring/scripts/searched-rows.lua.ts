/** Reads some fields of jobs. Needs the names of the fields in `FIELDS`. */
export const SEARCHED_ROWS = `
-- Texts are up to a megabyte long: a script stops when it has read so many bytes.
local MAX_BYTES = 500000
local bytesRead = 0

-- @return the id and the values; nil for a job that is gone or has expired
local function rowOf(id)
  local row = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt', unpack(FIELDS))
  if not row[1] or (row[2] and tonumber(row[2]) <= NOW) then return nil end
  for _, value in ipairs(row) do
    if value then bytesRead = bytesRead + #value end
  end
  row[#row + 1] = id
  return row
end
`;
