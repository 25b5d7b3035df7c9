import { JOB_ROW_FIELDS } from './job-row.js';

/** How much text of jobs one script answers, in bytes; the last job may exceed it. */
const MAX_ROWS_SIZE = 4_000_000;

/**
 * Reads jobs for a decision. Needs `JOB_TABLE`.
 *
 * A row has the fields in the order of `JOB_ROW_FIELDS`, the id, and the version that the job has. The answer of a script has room
 * for so many bytes of them.
 */
export const JOB_ROWS = `
local ROW_FIELDS = { ${JOB_ROW_FIELDS.map((field) => `'${field}'`).join(', ')} }
local rowsSize = 0
local function hasRoom() return rowsSize < ${MAX_ROWS_SIZE} end

local placeOf, READ_FIELDS = {}, jobFieldsAnd({})
for n, field in ipairs(READ_FIELDS) do placeOf[field] = n end
for _, field in ipairs(ROW_FIELDS) do
  if not placeOf[field] then
    READ_FIELDS[#READ_FIELDS + 1] = field
    placeOf[field] = #READ_FIELDS
  end
end

local TEXT_PLACES = textPlaces(READ_FIELDS)

-- @return the job, and what makes its row
local function findWithRow(id)
  local job, values = findStored(id, READ_FIELDS)
  if not job then return nil end
  return job, function()
    completeTexts(id, values, READ_FIELDS, TEXT_PLACES)
    local row = {}
    for n, field in ipairs(ROW_FIELDS) do
      local value = values[placeOf[field]]
      rowsSize = rowsSize + (value and #value or 0)
      row[n] = value
    end
    row[#row + 1] = id
    row[#row + 1] = versionText(job, #(values[placeOf.history] or ''))
    return row
  end
end
`;
