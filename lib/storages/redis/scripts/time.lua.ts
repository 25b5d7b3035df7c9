/** The prefix of the store, and the time of the server. */
export const TIME = `
local call = redis.call
local P = KEYS[1]
local time = call('TIME')
local NOW = time[1] * 1000 + math.floor(time[2] / 1000)
-- Lua writes a number slowly.
local NOW_TEXT = string.format('%.0f', NOW)
`;
