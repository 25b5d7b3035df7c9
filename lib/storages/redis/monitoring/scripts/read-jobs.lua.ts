import { LAST_ENTRY_CHARS } from '../../../parts/monitoring/bounds.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';
import { SHORT_ARGUMENTS_BYTES, SUMMARY_FIELDS } from '../job-row-fields.js';
import { SEARCHED_ROWS } from './searched-rows.lua.js';

/**
 * Arguments: how many fields, the names of the fields, and the ids of jobs. Bound: `ROWS_IN_SCRIPT`.
 *
 * @returns how many of the ids were looked at, and the rows (`SEARCHED_ROWS`) of the jobs that are there
 */
export const READ_JOBS = redisScript(
  'read jobs for a list',
  {
    pieces: [BASE, `local FIELDS = { unpack(ARGV, 2, 1 + ARGV[1]) }`, SEARCHED_ROWS],
    reads: true,
  },
  `
local rows = {}
local FIRST = 2 + #FIELDS
for at = FIRST, #ARGV do
  rows[#rows + 1] = rowOf(ARGV[at])
  if bytesRead > MAX_BYTES then return { at - FIRST + 1, rows } end
end
return { #ARGV - FIRST + 1, rows }
`,
);

const FIELDS = SUMMARY_FIELDS.map((field) => `'${field}'`).join(', ');

/**
 * As much of jobs as lists show. Arguments: ids. Bound: `SUMMARIES_IN_SCRIPT`.
 *
 * @returns how many of the ids were looked at, and the rows of the jobs that are there: `SUMMARY_FIELDS`, the arguments
 * where they may be short, and the end of the history
 */
export const SUMMARIZE_JOBS = redisScript(
  'summarize jobs',
  { pieces: [BASE, `local FIELDS = { ${FIELDS} }`, SEARCHED_ROWS], reads: true },
  `
local rows = {}
for at, id in ipairs(ARGV) do
  local row = rowOf(id)
  if row then
    local key = P .. 'job:' .. id
    local isShort = textSize(id, 'args') <= ${SHORT_ARGUMENTS_BYTES}
    local history = textOf(id, 'history', call('HGET', key, 'history') or '')
    row[#row + 1] = isShort and textOf(id, 'args', call('HGET', key, 'args') or '')
    row[#row + 1] = history:sub(-${LAST_ENTRY_CHARS})
    bytesRead = bytesRead + #history
    rows[#rows + 1] = row
  end
  if bytesRead > MAX_BYTES then return { at, rows } end
end
return { #ARGV, rows }
`,
);
