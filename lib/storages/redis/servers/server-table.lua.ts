import { MAX_LOST_SERVERS } from '../../../storage/servers/server-store.js';

/**
 * The servers that are alive, what they know, and those that were lost.
 *
 * `server:<id>`: hash. `queues`, `software`, `load` and `activity` are texts that no script reads, and `handlers` is a
 * fingerprint. `servers`: the ids by the time of the latest heartbeat.
 * `handlers`: hash, by fingerprint, the text of what servers know. `knowing:<fingerprint>`: the servers that know it.
 * `lost`: list of the ids of lost servers, the latest first. `lostServers`: hash, by id, each as JSON.
 */
export const SERVER_TABLE = `
local function serverKey(id) return P .. 'server:' .. id end

-- The text goes with the last server that knows it.
local function forgetHandlersOf(id)
  local known = call('HGET', serverKey(id), 'handlers')
  if not known then return end
  call('HDEL', serverKey(id), 'handlers')
  call('SREM', P .. 'knowing:' .. known, id)
  if call('EXISTS', P .. 'knowing:' .. known) == 0 then call('HDEL', P .. 'handlers', known) end
end

local function removeServer(id)
  forgetHandlersOf(id)
  call('DEL', serverKey(id))
  call('ZREM', P .. 'servers', id)
end

local function keepAsLost(id)
  local v = call('HMGET', serverKey(id), 'name', 'started')
  local lost = {
    id = id,
    name = v[1] or '',
    startedAt = tonumber(v[2] or 0),
    heartbeatAt = tonumber(call('ZSCORE', P .. 'servers', id)),
    lostAt = NOW,
  }
  call('LREM', P .. 'lost', 0, id)
  call('LPUSH', P .. 'lost', id)
  call('HSET', P .. 'lostServers', id, cjson.encode(lost))
  while call('LLEN', P .. 'lost') > ${MAX_LOST_SERVERS} do
    call('HDEL', P .. 'lostServers', call('RPOP', P .. 'lost'))
  end
end
`;
