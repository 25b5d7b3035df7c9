import { describe, expect, it } from '@jest/globals';
import { withoutUnused } from '../../../../lib/storages/redis/scripts/without-unused.js';

const PIECES = `local P = KEYS[1]
local function key(id) return P .. id end

-- Says so.
-- @return nothing
local function tell(id)
  if id then
    redis.call('PUBLISH', key(id), '')
  end
end

local function tellAll(ids)
  for _, id in ipairs(ids) do tell(id) end
end
`;

describe('A script on Redis', () => {
  it('has no functions that it does not use, also through others', () => {
    expect(withoutUnused(`${PIECES}return P`)).toBe('local P = KEYS[1]\n\n\nreturn P');
  });

  it('has all functions that it uses through others', () => {
    expect(withoutUnused(`${PIECES}tellAll(ARGV)`)).toBe(`${PIECES}tellAll(ARGV)`);
  });

  it('has a function that only a table names', () => {
    const body = `${PIECES}local steps = { tell }`;

    expect(withoutUnused(body)).toContain('local function tell(id)');
    expect(withoutUnused(body)).not.toContain('tellAll');
  });

  it('has no function that only calls itself', () => {
    const body = 'local function again(n)\n  return again(n - 1)\nend\nreturn 1';

    expect(withoutUnused(body)).toBe('return 1');
  });
});
