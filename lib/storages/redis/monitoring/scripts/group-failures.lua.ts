import { FAILED } from '../../../../states/state-names.js';
import { LONG_TEXTS } from '../../jobs/long-texts.lua.js';
import { BASE } from '../../scripts/base.lua.js';
import { redisScript } from '../../scripts/redis-script.js';

/**
 * Groups Failed jobs as `groupFailures` does, and reads only one failure of each group. Arguments: ids. Bound:
 * `JOBS_IN_SCRIPT`.
 *
 * @returns how many of the ids were looked at, and the groups: how many jobs, the fingerprint (or ''), the failure, the time
 * and the id of the latest job, and the types and methods, by turns, those of the latest job first
 */
export const GROUP_FAILURES = redisScript(
  'group failures',
  { pieces: [BASE, LONG_TEXTS], reads: true },
  `
local groups, byKey = {}, {}

-- The failures of older versions have no fingerprint.
local function keyOf(id, type, method, fingerprint)
  if fingerprint and fingerprint ~= '' then return 'f' .. fingerprint end
  local exception = textOf(id, 'failure', call('HGET', P .. 'job:' .. id, 'failure') or ''):match('^[^\\n]*')
  return 'm' .. cjson.encode({ exception, type, method })
end

local function addTo(group, type, method)
  local ofType = group.methods[type]
  if not ofType then
    ofType = {}
    group.methods[type] = ofType
  end
  ofType[method] = true
end

local function namesOf(group)
  local names = { group.type, group.method }
  for type, methods in pairs(group.methods) do
    for method in pairs(methods) do
      names[#names + 1] = type
      names[#names + 1] = method
    end
  end
  return names
end

for _, id in ipairs(ARGV) do
  local v = call('HMGET', P .. 'job:' .. id, 'state', 'expireAt', 'since', 'type', 'method', 'fingerprint')
  if v[1] == '${FAILED}' and (tonumber(v[2]) or NOW + 1) > NOW then
    local since, type, method = tonumber(v[3]) or 0, v[4], v[5]
    local key = keyOf(id, type, method, v[6])
    local group = byKey[key]
    if not group then
      group = { count = 0, since = -1, id = '', fingerprint = v[6] or '', methods = {} }
      byKey[key] = group
      groups[#groups + 1] = group
    end
    group.count = group.count + 1
    if since > group.since or (since == group.since and id > group.id) then
      group.since, group.id, group.type, group.method = since, id, type, method
    end
    addTo(group, type, method)
  end
end

local rows = {}
for at, group in ipairs(groups) do
  local failure = textOf(group.id, 'failure', call('HGET', P .. 'job:' .. group.id, 'failure'))
  rows[at] = { group.count, group.fingerprint, failure, group.since, group.id, namesOf(group) }
end
return { #ARGV, rows }
`,
);
