/** Hashes of amounts by name, in which nothing stands for 0. */
export const AMOUNTS = `
local function addAmount(key, name, by)
  if by ~= 0 and call('HINCRBY', P .. key, name, by) == 0 then call('HDEL', P .. key, name) end
end
`;
