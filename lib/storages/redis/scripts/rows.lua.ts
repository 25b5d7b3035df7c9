/** Reads what `rowsOf` has written. */
export const ROWS = `
-- @return the head of rows of so many fields that begins there, and where the rest of the list begins
local function headIn(list, from, width)
  local own, places = tonumber(list[from]), {}
  for index = 1, own do places[index] = tonumber(list[from + index]) end
  local head = { places = places, common = { unpack(list, from + own + 1, from + own + width) } }
  return head, from + own + width + 1
end

-- @return the rows of the head whose own fields stand from there to the end of the list
local function rowsIn(head, list, from)
  local rows, places, common, own = {}, head.places, head.common, #head.places
  for at = from, #list, own do
    local row = { unpack(common) }
    for index = 1, own do row[places[index]] = list[at + index - 1] end
    rows[#rows + 1] = row
  end
  return rows
end
`;
