import { BASE } from '../scripts/base.lua.js';
import { redisScript } from '../scripts/redis-script.js';
import { SERVER_TABLE } from './server-table.lua.js';

const PIECES = [BASE, SERVER_TABLE];

/**
 * Arguments: id, name, queues as JSON, number of workers, and the software as JSON (or ''). It also runs while the memory is
 * full: without servers nothing would end.
 */
export const ANNOUNCE_SERVER = redisScript(
  'announce a server',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
removeServer(id)
call('HSET', serverKey(id), 'name', ARGV[2], 'queues', ARGV[3], 'workers', ARGV[4], 'started', NOW)
if ARGV[5] ~= '' then call('HSET', serverKey(id), 'software', ARGV[5]) end
call('ZADD', P .. 'servers', NOW, id)
`,
);

/** Arguments: a server, and the fingerprint and text of what it knows. */
export const ANNOUNCE_HANDLERS = redisScript(
  'announce handlers',
  { pieces: PIECES },
  `
local id, known = ARGV[1], ARGV[2]
if call('EXISTS', serverKey(id)) == 0 then return end
forgetHandlersOf(id)
call('HSET', P .. 'handlers', known, ARGV[3])
call('SADD', P .. 'knowing:' .. known, id)
call('HSET', serverKey(id), 'handlers', known)
`,
);

/** Bound: the servers. @returns each text, and the servers that know it */
export const LIST_HANDLERS = redisScript(
  'list handlers',
  { pieces: PIECES, reads: true },
  `
local texts, found = call('HGETALL', P .. 'handlers'), {}
for at = 1, #texts, 2 do
  found[#found + 1] = { texts[at + 1], call('SMEMBERS', P .. 'knowing:' .. texts[at]) }
end
return found
`,
);

/** Arguments: a server. @returns 0 where there is no such server */
export const REQUEST_STOP = redisScript(
  'ask a server to stop',
  { pieces: PIECES, runsWhenFull: true },
  `
local id = ARGV[1]
if call('EXISTS', serverKey(id)) == 0 then return 0 end
call('HSET', serverKey(id), 'stopping', 1)
tell('stop', id)
finish()
return 1
`,
);

/** Arguments: a server. */
export const REMOVE_SERVER = redisScript(
  'remove a server',
  { pieces: PIECES, runsWhenFull: true },
  'removeServer(ARGV[1])',
);

/** How many silent servers one script removes. */
export const SERVERS_IN_REMOVAL = 100;

/**
 * Removes silent servers, and keeps them as lost.
 *
 * Arguments: for how long a server must have been silent, in milliseconds. Bound: `SERVERS_IN_REMOVAL`.
 *
 * @returns the ids of the removed servers
 */
export const REMOVE_SILENT_SERVERS = redisScript(
  'remove silent servers',
  { pieces: PIECES, runsWhenFull: true },
  `
local before = '(' .. string.format('%.0f', NOW - tonumber(ARGV[1]))
local gone = call('ZRANGEBYSCORE', P .. 'servers', '-inf', before, 'LIMIT', 0, ${SERVERS_IN_REMOVAL})
for _, id in ipairs(gone) do
  keepAsLost(id)
  removeServer(id)
end
return gone
`,
);

/** Bound: the servers. @returns for each server the fields of `ServerRow` */
export const LIST_SERVERS = redisScript(
  'list servers',
  { pieces: PIECES, reads: true },
  `
local found = {}
local beats = call('ZRANGE', P .. 'servers', 0, -1, 'WITHSCORES')
for at = 1, #beats, 2 do
  local row = call('HMGET', serverKey(beats[at]), 'name', 'queues', 'workers', 'started', 'stopping', 'load', 'activity', 'software')
  row[#row + 1] = beats[at]
  row[#row + 1] = beats[at + 1]
  found[#found + 1] = row
end
return found
`,
);

/** Bound: `MAX_LOST_SERVERS`. @returns the time, and the lost servers as JSON, the latest first */
export const LIST_LOST_SERVERS = redisScript(
  'list lost servers',
  { pieces: PIECES, reads: true },
  `
local ids = call('LRANGE', P .. 'lost', 0, -1)
return { NOW, #ids > 0 and call('HMGET', P .. 'lostServers', unpack(ids)) or {} }
`,
);
