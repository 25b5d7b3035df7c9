import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MARK, PIECES } from '../../lib/conformance/jobs/hostile-pieces.js';
import { expectToBeText } from '../../lib/conformance/jobs/use-as-text.js';
import type { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { runs } from '../support/extent.js';
import { onRedis } from '../support/on-redis.js';
import type { RedisStores } from '../support/redis-stores.js';

/** What could come out of a key, a pattern, a script or its JSON. */
const REDIS_PIECES = [
  '{',
  '}',
  ':',
  '*',
  '?',
  '[',
  ']',
  ' ',
  '"',
  '\\',
  '/',
  "'..'",
  '\r\n',
  'KEYS[1]',
];

const hostileName = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ...REDIS_PIECES), fc.string()), { maxLength: 3 })
  .map((pieces) => [MARK, ...pieces].join('').replaceAll('\0', ''));

let stores: RedisStores;
let store: StoreUnderTest;

onRedis(async (given) => {
  stores = given;
  store = await given.open();
});

describe('hostile names, ids, keys and searches on Redis', () => {
  it('are text, and stay under the prefix of the store', async () => {
    await fc.assert(
      fc.asyncProperty(hostileName, (text) => expectToBeText(store, text)),
      { numRuns: runs(100) },
    );

    const keys = await stores.byHand.keys('*');
    expect(keys.filter((key) => !key.startsWith(stores.key('')))).toEqual([]);
  });
});
