import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { LINKS, LINKS_TO_FORGET } from './links.lua.js';

/**
 * Forgets links of a child that is gone and had too many for the script that removed it. Bound: `LINKS_TO_FORGET`. A crash between two
 * of these scripts leaves the rest to the next removal of expired jobs.
 *
 * @returns 1 when there may be more
 */
export const FORGET_LINKS = redisScript(
  'forget links',
  { pieces: [BASE, LINKS], runsWhenFull: true },
  `
local childId = call('SRANDMEMBER', P .. 'unlinking')
if not childId then return 0 end
local key = P .. 'parents:' .. childId
local links = call('HRANDFIELD', key, ${LINKS_TO_FORGET})
forgetLinksOf(childId, links)
if #links > 0 then call('HDEL', key, unpack(links)) end
if call('EXISTS', key) == 0 then
  call('DEL', P .. 'wait:' .. childId)
  call('SREM', P .. 'unlinking', childId)
end
return 1
`,
);
