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

local function rowOf(job)
  local row = call('HMGET', jobKey(job.id), unpack(ROW_FIELDS))
  for _, field in ipairs(row) do rowsSize = rowsSize + (field and #field or 0) end
  row[#row + 1] = job.id
  row[#row + 1] = versionOf(job)
  return row
end
`;
