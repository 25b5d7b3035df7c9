import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { JOB_ROW_FIELDS } from './job-row.js';
import { LONG_TEXTS } from './long-texts.lua.js';

const FIELDS = JOB_ROW_FIELDS.map((field) => `'${field}'`).join(', ');

/**
 * Reads jobs that have not expired. Arguments: their ids. Bound: `JOBS_IN_READING`.
 *
 * @returns for each of the jobs that exist its id, and its fields in the order of `JOB_ROW_FIELDS`
 */
export const FIND_JOBS = redisScript(
  'find jobs',
  { pieces: [BASE, LONG_TEXTS], reads: true },
  `
local found, FIELDS = {}, { ${FIELDS} }
local places = textPlaces(FIELDS)
for _, id in ipairs(ARGV) do
  local row = call('HMGET', P .. 'job:' .. id, unpack(FIELDS))
  -- The first field is the state, and the second one the time when the job expires.
  if row[1] and (not row[2] or tonumber(row[2]) > NOW) then
    completeTexts(id, row, FIELDS, places)
    row[#row + 1] = id
    found[#found + 1] = row
  end
end
return found
`,
);

/**
 * Arguments: ids. Bound: `JOBS_IN_READING`.
 *
 * @returns for each of the jobs that exist its id, state, whether it has finished (1), and its attempt
 */
export const FIND_STATES = redisScript(
  'find states',
  { pieces: [BASE], reads: true },
  `
local found = {}
for _, id in ipairs(ARGV) do
  local row = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt', 'attempt')
  if row[1] and (not row[2] or tonumber(row[2]) > NOW) then
    found[#found + 1] = { id, row[1], row[2] and 1 or 0, tonumber(row[3] or 0) }
  end
end
return found
`,
);
