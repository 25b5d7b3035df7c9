import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';

/**
 * Arguments: ids of jobs and batches. Bound: `PARENTS_IN_READING`.
 *
 * @returns for each that exists the id, the kind, the state, and for a job whether it has finished (1)
 */
export const FIND_PARENTS = redisScript(
  'find parents',
  { pieces: [BASE], reads: true },
  `
local found = {}
for _, id in ipairs(ARGV) do
  local job = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt')
  if job[1] then
    if not job[2] or tonumber(job[2]) > NOW then found[#found + 1] = { id, 'job', job[1], job[2] and 1 or 0 } end
  else
    local state = call('HGET', P .. 'batch:' .. id, 'state')
    if state then found[#found + 1] = { id, 'batch', state, 0 } end
  end
end
return found
`,
);

/**
 * Arguments: a parent, how many links, and '-' or the last link that was read behind a '('. Bound: `LINKS_IN_READING`.
 *
 * @returns for each link, by the ids of the children, child and condition in one text, and the outcome, which is empty while
 * the link is open
 */
export const FIND_CONTINUATIONS = redisScript(
  'find continuations',
  { pieces: [BASE], reads: true },
  `
local parentId, found = ARGV[1], {}
for _, end_ in ipairs(call('ZRANGEBYLEX', P .. 'children:' .. parentId, ARGV[3], '+', 'LIMIT', 0, ARGV[2])) do
  local childId, condition = end_:match('^(%S+) (.+)$')
  local outcome = childId and call('HGET', P .. 'parents:' .. childId, parentId .. ' ' .. condition)
  found[#found + 1] = { end_, outcome or '' }
end
return found
`,
);

/**
 * Arguments: a child, and the cursor of the step before ('0' at first). Bound: some hundred links.
 *
 * @returns the cursor for the next step ('0' at the end), and in turns parent and condition in one text, and the outcome, which is
 * empty while the link is open; a link may come twice
 */
export const FIND_PARENT_LINKS = redisScript(
  'find the links to parents',
  { pieces: [BASE], reads: true },
  `return call('HSCAN', P .. 'parents:' .. ARGV[1], ARGV[2], 'COUNT', 500)`,
);
