import { PROBLEM_ROW_FIELDS_IN_LUA } from './problem-row.js';

/**
 * The problems and their mutes.
 *
 * `problem:<id>`: hash. `openProblems`: hash, by kind and subject, the id of the open problem.
 * `openings`: the open problems by the time of their opening. `closings`: the closed ones by the time of their end.
 * `untold`: those of which listeners may still have to be told, by the time of their opening.
 * `mutes`: hash, by kind and subject, each as JSON.
 *
 * A kind and a subject together are the key `["<kind>","<subject>"]`.
 */
export const PROBLEM_TABLE = `
local function problemKey(id) return P .. 'problem:' .. id end
local function keyOf(kind, subject) return cjson.encode({ kind, subject }) end

local function problemRow(id)
  local row = call('HMGET', problemKey(id), ${PROBLEM_ROW_FIELDS_IN_LUA})
  if not row[1] then return false end
  row[#row + 1] = id
  return row
end

-- Somebody may have written another text by hand: it mutes nothing.
local function readMute(text)
  local isRead, mute = pcall(cjson.decode, text or '')
  if not isRead or type(mute) ~= 'table' then return nil end
  local isMute = type(mute.mutedAt) == 'number' and type(mute.versions) == 'table'
    and (mute.untilTime == nil or type(mute.untilTime) == 'number')
  return isMute and mute or nil
end

local function isInForce(mute) return mute ~= nil and (mute.untilTime == nil or mute.untilTime > NOW) end
local function isMuted(key) return isInForce(readMute(call('HGET', P .. 'mutes', key))) end
`;
